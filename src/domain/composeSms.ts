import { cp949Bytes, toCp949Text } from './cp949'
import { koreanDay, type Day } from './day'
import type { EntryView } from './entryView'

/** What the education staff have set for text messages. */
export interface SmsRules {
  /** Bytes a message may have: 90 for SMS, 2,000 for LMS. */
  bytes: number
  /** Whether the day it was given on stands at its end. */
  dated: boolean
  /** Domains a link may lead to, with everything below them. */
  domains: readonly string[]
}

export interface Sms {
  text: string
  /** Of the text, in CP949. */
  bytes: number
  /** Whether part of the answer had to be left out. */
  isCut: boolean
}

const LINK = /(?:https?:\/\/|www\.)[^\s<>"'()]+/gi
const MORE = '…'

/**
 * @returns the answer as a text message of at most `rules.bytes`: its 문자내용, else what is said first, else its beginning;
 *   then, as far as they fit whole, the number that may be told, the first link, and the day. A text that does not fit
 *   ends after a whole sentence or line; only a single sentence that is too long is cut within. `''` when there is
 *   nothing to send. Links to other domains are left out.
 */
export function composeSms(
  entry: Pick<EntryView, 'sms' | 'script' | 'answerText' | 'title' | 'phones' | 'links'>,
  today: Day,
  rules: SmsRules,
): Sms {
  const body = allowedOnly(toCp949Text(bodyOf(entry)), rules.domains)
  if (body === '') return { text: '', bytes: 0, isCut: false }
  const date = rules.dated ? `\n${koreanDay(today)} 기준` : ''
  const room = rules.bytes - cp949Bytes(date)
  const said = fit(body, room)
  let text = said
  for (const line of extrasOf(entry, body, rules.domains)) {
    if (cp949Bytes(`${text}\n${line}`) <= room) text += `\n${line}`
  }
  text += date
  return { text, bytes: cp949Bytes(text), isCut: said !== body }
}

function bodyOf({ sms, script, answerText, title }: Parameters<typeof composeSms>[0]): string {
  if (sms.trim()) return sms
  return [title, script.trim() || answerText.trim()].filter(Boolean).join('\n')
}

function extrasOf(
  { phones, links }: Parameters<typeof composeSms>[0],
  body: string,
  domains: readonly string[],
): string[] {
  const phone = phones.find(({ kind, public: isPublic }) => kind === 'inform' && isPublic)
  const link = links.find((address) => isAllowed(address, domains))
  return [phone && `문의 ${phone.number}`, link]
    .filter((line) => line !== undefined)
    .map(toCp949Text)
    .filter((line) => !body.includes(line.replace(/^문의 /, '')))
}

function allowedOnly(text: string, domains: readonly string[]): string {
  return text
    .replace(LINK, (address) => (isAllowed(address, domains) ? address : ''))
    .replace(/[ \t]+$/gm, '')
    .trim()
}

function isAllowed(address: string, domains: readonly string[]): boolean {
  const url = /^https?:/i.test(address) ? address : `https://${address}`
  if (!URL.canParse(url)) return false
  const { hostname } = new URL(url)
  return domains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`))
}

/** @returns the longest beginning of whole sentences and lines within `room` bytes; letters when not even one fits. */
function fit(text: string, room: number): string {
  if (cp949Bytes(text) <= room) return text
  const ends = [...text.matchAll(/[.!?](?=\s)|\n/g)].map(({ index, 0: end }) => index + (end === '\n' ? 0 : 1))
  const end = ends.filter((at) => at > 0 && cp949Bytes(text.slice(0, at)) <= room).at(-1)
  if (end !== undefined) return text.slice(0, end).trimEnd()
  let cut = ''
  for (const letter of text) {
    if (cp949Bytes(cut + letter + MORE) > room) break
    cut += letter
  }
  return cut.trimEnd() + MORE
}
