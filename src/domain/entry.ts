import type { Day } from './day'
import type { District } from './districts'
import type { Period } from './validity'

export type Scope = 'city' | 'district'
export type Handling = 'inform' | 'accept' | 'transfer'
export type PhoneKind = 'inform' | 'transfer' | 'afterHours'
export type Channel = 'phone' | 'sms' | 'chat' | 'chatbot' | 'portal'

export const HANDLING_LABELS: Record<Handling, string> = { inform: '안내', accept: '접수', transfer: '전환' }
export const PHONE_KIND_LABELS: Record<PhoneKind, string> = { inform: '안내', transfer: '전환', afterHours: '시간외' }
export const CHANNEL_LABELS: Record<Channel, string> = {
  phone: '전화',
  sms: '문자',
  chat: '채팅',
  chatbot: '챗봇',
  portal: '누리집',
}
export const SCOPE_LABELS: Record<Scope, string> = { city: '시', district: '자치구' }

/** As many characters as a title may have. */
export const LONGEST_TITLE = 200

/** The parts of an entry that are plain text, in the order a desk shows them, with their Korean names. */
export const TEXT_PARTS = {
  questions: '확인질문',
  script: '안내멘트',
  eligibility: '지원대상',
  howToApply: '신청방법',
  papers: '구비서류',
  fee: '수수료',
  term: '처리기간',
  hours: '이용시간',
  exceptions: '유의사항',
  sms: '문자내용',
  basis: '근거',
} as const
export type TextPart = keyof typeof TEXT_PARTS
export const TEXT_PART_NAMES = Object.keys(TEXT_PARTS) as TextPart[]

export interface Phone {
  number: string
  /** Whose number: `불법주정차 단속반`. */
  name: string
  kind: PhoneKind
  /** When it is answered: `평일 09:00~18:00`. */
  hours: string
  /** Whether agents may tell it to citizens. */
  public: boolean
}

/** Serialized Lexical state, as Payload stores it. */
export interface LexicalState {
  root: LexicalNode & { children: LexicalNode[] }
}
export interface LexicalNode {
  type: string
  version: number
  children?: LexicalNode[]
  [key: string]: unknown
}

/**
 * What an entry says: the columns of the import table, in memory. Empty text is `''`, a list without members `[]`, a day
 * that is not known `undefined`. The content hash is taken over this and nothing else.
 */
export interface EntryContent extends Record<TextPart, string> {
  code: string
  scope: Scope
  district?: District | undefined
  /** The organization's name. */
  organization: string
  /** The path, `민원>여권`; `''` when it has none. */
  category: string
  /** The topic's name; `''` when it has none. */
  topic: string
  title: string
  answer: LexicalState
  aliases: string[]
  phones: Phone[]
  links: string[]
  callType: string
  handling: Handling
  channels: Channel[]
  checkedAt: Day
  reviewCycleMonths: number
  effectiveFrom?: Day | undefined
  effectiveUntil?: Day | undefined
  applyPeriods: Period[]
}
