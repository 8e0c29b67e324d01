import type { Day } from './day'
import { PHONE_KIND_LABELS, TEXT_PARTS, TEXT_PART_NAMES, type Phone, type TextPart } from './entry'
import type { Period } from './validity'

/** What an officer may write anew, part by part; the answer as Markdown, a day that is not known `null`. */
export interface EntryParts extends Record<TextPart, string> {
  title: string
  answer: string
  phones: Phone[]
  links: string[]
  effectiveFrom: Day | null
  effectiveUntil: Day | null
  applyPeriods: Period[]
}

/** The parts a request wants to set; what is left out stays as it is. */
export type ProposedParts = Partial<EntryParts>
export type PartName = keyof EntryParts

/** In the order a person reads an entry. */
export const PART_LABELS: Record<PartName, string> = {
  title: '제목',
  questions: TEXT_PARTS.questions,
  script: TEXT_PARTS.script,
  answer: '내용',
  eligibility: TEXT_PARTS.eligibility,
  howToApply: TEXT_PARTS.howToApply,
  papers: TEXT_PARTS.papers,
  fee: TEXT_PARTS.fee,
  term: TEXT_PARTS.term,
  hours: TEXT_PARTS.hours,
  exceptions: TEXT_PARTS.exceptions,
  sms: TEXT_PARTS.sms,
  basis: TEXT_PARTS.basis,
  phones: '전화번호',
  links: '관련 링크',
  effectiveFrom: '시행일',
  effectiveUntil: '종료일',
  applyPeriods: '신청기간',
}
export const PART_NAMES = Object.keys(PART_LABELS) as PartName[]

export const isTextPart = (name: PartName): name is TextPart => TEXT_PART_NAMES.some((part) => part === name)

/** @returns a part as people read and compare it: a line for each number, link or period. */
export function partText(name: PartName, parts: ProposedParts): string {
  if (name === 'phones') return (parts.phones ?? []).map(phoneLine).join('\n')
  if (name === 'links') return (parts.links ?? []).join('\n')
  if (name === 'applyPeriods') return (parts.applyPeriods ?? []).map(({ from, until }) => `${from}~${until}`).join('\n')
  return parts[name] ?? ''
}

function phoneLine({ number, name, kind, hours, public: isPublic }: Phone): string {
  const words = [PHONE_KIND_LABELS[kind], number, name, hours, isPublic ? '' : '시민에게 알리지 않음']
  return words.filter(Boolean).join(' · ')
}
