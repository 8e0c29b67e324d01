import type { Phone, PhoneKind } from '../domain/entry'
import { tidyName } from '../domain/tidyName'
import { cutAt, escapeMarks, unescapeMarks } from './escapes'

const OPEN = '공개'
const CLOSED = '비공개'

/** Numbers that citizens may be told unless the cell says otherwise; those for passing calls on are for agents. */
const PUBLIC_BY_KIND: Record<PhoneKind, boolean> = { inform: true, transfer: false, afterHours: true }

/** The marks that separate something in a phone cell. */
const MARKS = ';,()'

/**
 * Reads `번호 (이름, 시간)`, several with `;` between; after name and hours may stand `비공개` or `공개` (may be told to
 * citizens). A `\` before a mark makes it part of the text. What is no number is left as it stands, for the caller to judge.
 */
export function readPhones(cell: string, kind: PhoneKind): Phone[] {
  return cutAt(cell, ';')
    .map((member) => member.trim())
    .filter((member) => member !== '')
    .map((member) => readPhone(member, kind))
}

/** @returns whether the cell is one number and nothing else: then it speaks of the first number alone. */
export function isBareNumber(cell: string): boolean {
  const members = cutAt(cell, ';').filter((member) => member.trim() !== '')
  return members.length === 1 && groupStart(members[0]?.trim() ?? '') === -1
}

/** @returns a cell from which `readPhones` reads the same phones. */
export function writePhones(phones: readonly Phone[], kind: PhoneKind): string {
  return phones
    .filter((phone) => phone.kind === kind && tidyName(phone.number) !== '')
    .map(writePhone)
    .join('; ')
}

function readPhone(member: string, kind: PhoneKind): Phone {
  const start = groupStart(member)
  const number = textOf(start === -1 ? member : member.slice(0, start))
  const parts = start === -1 ? [] : cutAt(member.slice(start + 1, -1), ',')
  const flag = parts.at(-1)?.trim()
  const flagged = flag === OPEN || flag === CLOSED
  const [name = '', ...hours] = flagged ? parts.slice(0, -1) : parts
  return {
    number,
    name: textOf(name),
    kind,
    hours: textOf(hours.join(',')),
    public: flagged ? flag === OPEN : PUBLIC_BY_KIND[kind],
  }
}

function textOf(part: string): string {
  return tidyName(unescapeMarks(part, MARKS))
}

/** @returns where the bracket opens that closes at the end; -1 when there is none. */
function groupStart(member: string): number {
  const opened: number[] = []
  for (let index = 0; index < member.length; index += 1) {
    if (member[index] === '\\') index += 1
    else if (member[index] === '(') opened.push(index)
    else if (member[index] === ')') {
      const start = opened.pop() ?? -1
      if (index === member.length - 1) return start
    }
  }
  return -1
}

function writePhone(phone: Phone): string {
  const [number, name, hours] = [tidyName(phone.number), tidyName(phone.name), tidyName(phone.hours)]
  const parts = [escapeMarks(name, hasPairs(name) ? ';,' : MARKS), escapeMarks(hours, hasPairs(hours) ? ';' : ';()')]
  if (hours === '') parts.pop()
  if (name === '' && hours === '') parts.pop()
  const last = hours === '' ? name : (hours.split(',').at(-1)?.trim() ?? '')
  const looksFlagged = last === OPEN || last === CLOSED
  if (looksFlagged || phone.public !== PUBLIC_BY_KIND[phone.kind]) parts.push(phone.public ? OPEN : CLOSED)
  const bare = parts.length === 0
  const plain = hasPairs(number) && !(bare && number.endsWith(')'))
  return escapeMarks(number, plain ? ';' : ';()') + (bare ? '' : ` (${parts.join(', ')})`)
}

/** Brackets that open and close in pairs need no escape. */
function hasPairs(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    if (depth < 0) return false
  }
  return depth === 0
}
