import { isLongerThan } from '../domain/countCharacters'
import { addDays, isDay, type Day } from '../domain/day'
import {
  LONGEST_TITLE,
  TEXT_PART_NAMES,
  TEXT_PARTS,
  type EntryContent,
  type PhoneKind,
  type TextPart,
} from '../domain/entry'
import type { EntryParts, ProposedParts } from '../domain/entryParts'
import { tidyText } from '../domain/tidyText'
import { isWebAddress } from '../domain/webAddress'
import { lexicalToMarkdown } from './lexicalToMarkdown'
import { joinList } from './listCell'
import { writePhones } from './phoneCell'
import { readDay } from './readDay'
import { readPeriods } from './readPeriods'
import { readPhoneCell } from './readPhoneCell'

/** The parts of an entry as text that a person writes into a form or a sheet, with their names, in reading order. */
export const PART_LABELS = {
  title: '제목',
  answer: '내용',
  ...TEXT_PARTS,
  phone: '전화번호',
  transferPhone: '전환번호',
  afterHoursPhone: '시간외번호',
  links: '관련 링크',
  applyPeriods: '신청기간',
  effectiveFrom: '시행일',
  effectiveUntil: '종료일',
} as const
export type WrittenPart = keyof typeof PART_LABELS
export const PART_NAMES = Object.keys(PART_LABELS) as WrittenPart[]
export type WrittenParts = Record<WrittenPart, string>

/** How a part that is not plain text is written. */
export const PART_HINTS: Partial<Record<WrittenPart, string>> = {
  phone: '번호 (받는 곳, 시간). 여럿이면 ; 로 나눕니다.',
  transferPhone: '번호 (받는 곳, 시간). 여럿이면 ; 로 나눕니다.',
  afterHoursPhone: '번호 (받는 곳, 시간). 여럿이면 ; 로 나눕니다.',
  links: 'http:// 또는 https://로 시작하는 주소를 한 줄에 하나씩 씁니다.',
  applyPeriods: '2026-03-02~2026-03-20처럼 씁니다. 여럿이면 ; 로 나눕니다.',
  effectiveFrom: '2026-03-02처럼 씁니다.',
  effectiveUntil: '2026-03-02처럼 씁니다.',
}

export interface PartProblem {
  part: WrittenPart
  reason: string
}

const PHONE_PARTS: Record<PhoneKind, WrittenPart> = {
  inform: 'phone',
  transfer: 'transferPhone',
  afterHours: 'afterHoursPhone',
}
const PHONE_KINDS = Object.keys(PHONE_PARTS) as PhoneKind[]
/** Of any other part, in characters; the longest answers of today have some 3,000. */
const LONGEST_PART = 20_000

/** @returns what the entry says now, part by part. The answer is Markdown. */
export function writtenParts(content: EntryContent): WrittenParts {
  return writeParts({
    ...content,
    answer: lexicalToMarkdown(content.answer),
    effectiveFrom: content.effectiveFrom ?? null,
    effectiveUntil: content.effectiveUntil ?? null,
  })
}

/** @returns the same of an entry's parts, in which the answer is Markdown already. */
export function writeParts(parts: EntryParts): WrittenParts {
  const texts = Object.fromEntries(TEXT_PART_NAMES.map((name) => [name, parts[name]])) as Record<TextPart, string>
  return {
    title: parts.title,
    answer: parts.answer,
    ...texts,
    phone: writePhones(parts.phones, 'inform'),
    transferPhone: writePhones(parts.phones, 'transfer'),
    afterHoursPhone: writePhones(parts.phones, 'afterHours'),
    links: parts.links.join('\n'),
    applyPeriods: joinList(parts.applyPeriods.map(({ from, until }) => `${from}~${until}`)),
    effectiveFrom: parts.effectiveFrom ?? '',
    effectiveUntil: parts.effectiveUntil ?? '',
  }
}

/** @returns the names under which the parts of a proposal are written. */
export const writtenNames = (proposed: ProposedParts): WrittenPart[] =>
  PART_NAMES.filter((name) => (isPhonePart(name) ? 'phones' : name) in proposed)

const isPhonePart = (name: WrittenPart): boolean => PHONE_KINDS.some((kind) => PHONE_PARTS[kind] === name)

/** @returns the names of the parts whose text differs, apart from spaces at the ends and the kind of line breaks. */
export function changedParts(before: WrittenParts, after: Partial<WrittenParts>): WrittenPart[] {
  return PART_NAMES.filter((name) => {
    const text = after[name]
    return text !== undefined && tidyText(text) !== tidyText(before[name])
  })
}

/**
 * Reads what somebody wrote over today's parts; a part that is left out stays as it is.
 * @returns the parts that change, or what is wrong with which of them
 */
export function readProposedParts(
  before: WrittenParts,
  after: Partial<WrittenParts>,
  today: Day,
): { proposed: ProposedParts; changed: WrittenPart[] } | { problems: PartProblem[] } {
  const changed = changedParts(before, after)
  const problems: PartProblem[] = []
  const proposed: ProposedParts = {}
  const written = (part: WrittenPart): string => tidyText(after[part] ?? before[part])

  for (const part of changed) {
    const text = written(part)
    const longest = part === 'title' ? LONGEST_TITLE : LONGEST_PART
    if (isLongerThan(text, longest))
      problems.push({ part, reason: `${longest.toLocaleString('ko')}자까지 쓸 수 있습니다.` })
    else if (text === '' && (part === 'title' || part === 'answer'))
      problems.push({ part, reason: '비워 둘 수 없습니다. 없애려면 ‘폐지’로 답해 주세요.' })
    else if (part in TEXT_PARTS || part === 'title' || part === 'answer') proposed[part as TextPart | 'title'] = text
    else if (part === 'effectiveFrom' || part === 'effectiveUntil') {
      const day = readDay(text)
      if (text !== '' && !day) problems.push({ part, reason: '2026-03-02처럼 달력에 있는 날짜를 써 주세요.' })
      else proposed[part] = day ?? null
    } else if (part === 'applyPeriods') {
      const read = readPeriods(text)
      if ('reason' in read) problems.push({ part, reason: read.reason })
      else proposed.applyPeriods = read.value
    } else if (part === 'links') {
      const links = text.split(/\s+/).filter(Boolean)
      if (links.every(isWebAddress)) proposed.links = links
      else problems.push({ part, reason: 'http:// 또는 https://로 시작하는 주소를 한 줄에 하나씩 써 주세요.' })
    }
  }
  if (PHONE_KINDS.some((kind) => changed.includes(PHONE_PARTS[kind]))) {
    proposed.phones = PHONE_KINDS.flatMap((kind) => {
      const read = readPhoneCell(kind)(written(PHONE_PARTS[kind]), today)
      if ('value' in read) return read.value.phones
      problems.push({ part: PHONE_PARTS[kind], reason: read.reason })
      return []
    })
  }
  return problems.length > 0 ? { problems } : { proposed, changed }
}

/** @returns the day somebody wrote for something that is to come, `undefined` when it is none, past, or over `years` away. */
export function readComingDay(text: string, today: Day, years = 3): Day | undefined {
  const day = readDay(text)
  return day && isDay(day) && day >= today && day <= addDays(today, years * 366) ? day : undefined
}
