import { koreanDay, type Day } from '../../../domain/day'
import { TEXT_PARTS, type TextPart } from '../../../domain/entry'
import type { EntryView } from '../../../domain/entryView'
import { withReplacements, type Replacements } from '../../../domain/replacedParts'
import { checkedLine } from './checkedLine'
import { FRESHNESS_LABELS, VALIDITY_LABELS } from './labels'

const NOTHING: Replacements = new Map()

/** What a citizen is told; the questions, the legal basis and the SMS text are for the agent. */
const TOLD: readonly TextPart[] = ['eligibility', 'howToApply', 'papers', 'fee', 'term', 'hours', 'exceptions']

/**
 * The answer as it is pasted into a chat, an SMS or a call record: what to say first, the answer, its facts, the numbers
 * that may be told, what a brief has replaced, and as the last line the day it was given on with the state it was in.
 */
export function composeTalk(written: EntryView, today: Day, replaced: Replacements = NOTHING): string {
  const entry = withReplacements(written, replaced)
  const answer = entry.answerText.trim()
  const head = entry.district ? `[${entry.district}] ${entry.title}` : entry.title
  const facts = TOLD.filter((part) => entry[part].trim() && !isSaidIn(entry[part], answer)).map(
    (part) => `${TEXT_PARTS[part]}: ${entry[part].trim()}`,
  )
  const phones = entry.phones
    .filter((phone) => phone.public && !isSaidIn(phone.number, answer))
    .map(
      (phone) => `문의: ${[phone.name, phone.number].filter(Boolean).join(' ')}${phone.hours && ` (${phone.hours})`}`,
    )
  const said = isSaidIn(entry.script, answer) ? '' : entry.script.trim()
  return [head, said, answer, [...facts, ...phones].join('\n'), replacedLine(replaced), dateLine(entry, today)]
    .filter(Boolean)
    .join('\n\n')
}

/** @returns `※ 이용시간: ‘한파 특보’ 공지에 따라 바뀐 내용입니다.`, a line for each part */
function replacedLine(replaced: Replacements): string {
  return [...replaced]
    .map(
      ([part, { brief }]) =>
        `※ ${part === 'answer' ? '내용' : TEXT_PARTS[part]}: ‘${brief}’ 공지에 따라 바뀐 내용입니다.`,
    )
    .join('\n')
}

/** @returns `2026. 11. 23. 기준 (최종 현행화 2026. 8. 20.(3개월 경과), 점검기한 경과)` */
function dateLine(entry: EntryView, today: Day): string {
  const state = [
    entry.checkedAt && checkedLine(entry.checkedAt, today),
    FRESHNESS_LABELS[entry.freshness],
    entry.validity !== 'valid' && VALIDITY_LABELS[entry.validity],
  ].filter(Boolean)
  return `${koreanDay(today)} 기준 (${state.join(', ')})`
}

/** Some answers repeat a part word for word; nobody should read it out twice. */
function isSaidIn(part: string, answer: string): boolean {
  const squeeze = (text: string): string => text.replace(/\s+/g, '')
  return squeeze(answer).includes(squeeze(part))
}
