import { addMonths, type Day } from '../../domain/day'
import { LONGEST_SNOOZE_MONTHS, type OfficerAnswer } from '../../domain/reply/officerAnswer'
import {
  PART_LABELS,
  PART_NAMES,
  readComingDay,
  readProposedParts,
  type WrittenParts,
} from '../../exchange/writtenParts'
import { readNewPerson } from './readNewPerson'
import type { ReplyEntry } from './readReplyEntries'
import type { ReplyChoice } from './replyDrafts'

/** A field that is missing or wrong: the form's name for it, and what to do. */
export interface FieldProblem {
  field: string
  reason: string
}

export type ReadAnswer = { answer: OfficerAnswer } | { problems: FieldProblem[] } | { later: true; note?: string }

const LONGEST_REASON = 2000
/** Stands where the form was wrong: the answer is not sent. */
const NOBODY = { person: { as: 'primary' as const, name: '', email: '', phone: '' }, from: '' }

/**
 * Reads what an officer chose and wrote for an entry. 변경 없음 counts one by one when its facts were ticked or the entry has
 * none; with a fact left open it is no answer yet.
 * @returns the answer, what is wrong with which field, or that nothing was said
 */
export function choiceToAnswer(entry: ReplyEntry, choice: ReplyChoice | undefined, today: Day): ReadAnswer {
  if (!choice) return { later: true }
  const base = { entry: entry.id, revision: choice.revision }
  const { fields } = choice
  const said = (name: string): string => (fields[name] ?? '').trim()

  if (choice.kind === 'later' || choice.kind === 'unchanged') {
    const open = entry.facts.filter(({ name }) => !choice.facts.includes(name))
    if (entry.facts.length > 0 && open.length === 0) return { answer: { ...base, kind: 'unchanged', mode: 'each' } }
    if (choice.kind === 'later' && choice.facts.length === 0) return { later: true }
    if (open.length === 0)
      return choice.kind === 'unchanged' ? { answer: { ...base, kind: 'unchanged', mode: 'each' } } : { later: true }
    return { later: true, note: `${open.map(({ label }) => label).join(', ')} 확인이 남았습니다.` }
  }

  const problems: FieldProblem[] = []
  const need = (field: string, reason: string, longest = 100): string => {
    const text = said(field)
    if (text === '') problems.push({ field, reason })
    else if (text.length > longest) problems.push({ field, reason: `${longest}자까지 쓸 수 있습니다.` })
    return text
  }
  const answer = ((): OfficerAnswer => {
    switch (choice.kind) {
      case 'change': {
        const written = Object.fromEntries(
          PART_NAMES.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])),
        ) as Partial<WrittenParts>
        const read = readProposedParts(entry.parts, written, today)
        if ('problems' in read) {
          problems.push(
            ...read.problems.map(({ part, reason }) => ({ field: part, reason: `${PART_LABELS[part]}: ${reason}` })),
          )
        } else if (read.changed.length === 0)
          problems.push({
            field: 'answer',
            reason: '바뀐 곳이 없습니다. 고칠 곳을 고치거나 ‘변경 없음’으로 답해 주세요.',
          })
        const effectiveOn = said('effectiveOn') === '' ? undefined : readComingDay(said('effectiveOn'), today)
        if (said('effectiveOn') !== '' && !effectiveOn)
          problems.push({ field: 'effectiveOn', reason: '시행일은 오늘부터 3년 안의 날짜로 써 주세요. 예: 2027-01-01' })
        return {
          ...base,
          kind: 'change',
          proposed: 'proposed' in read ? read.proposed : {},
          reason: need('reason', '왜 바뀌는지 한 줄로 써 주세요.', LONGEST_REASON),
          evidence: choice.evidence,
          ...(effectiveOn ? { effectiveOn } : {}),
        }
      }
      case 'retire':
        return {
          ...base,
          kind: 'retire',
          reason: need('reason', '없애는 까닭을 한 줄로 써 주세요.', LONGEST_REASON),
          evidence: choice.evidence,
        }
      case 'person': {
        const read = readNewPerson(fields, today)
        if ('problems' in read) problems.push(...read.problems)
        return { ...base, kind: 'person', ...('problems' in read ? NOBODY : read) }
      }
      case 'reroute':
        return {
          ...base,
          kind: 'reroute',
          to: need('to', '어느 부서의 일인지 써 주세요.'),
          reason: need('reason', '이송하는 까닭을 한 줄로 써 주세요.', LONGEST_REASON),
        }
      default: {
        const until = readComingDay(said('until'), today, 1)
        if (!until || until <= today || until > addMonths(today, LONGEST_SNOOZE_MONTHS))
          problems.push({
            field: 'until',
            reason: `언제 확정되는지 내일부터 ${LONGEST_SNOOZE_MONTHS}개월 안의 날짜로 써 주세요. 예: 2026-12-31`,
          })
        return {
          ...base,
          kind: 'undecided',
          until: until ?? today,
          reason: need('reason', '무엇을 기다리는지 한 줄로 써 주세요.', LONGEST_REASON),
        }
      }
    }
  })()
  return problems.length > 0 ? { problems } : { answer }
}
