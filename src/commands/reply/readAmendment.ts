import type { Day } from '../../domain/day'
import type { ProposedParts } from '../../domain/entryParts'
import { withTarget } from '../../domain/rerouteTarget'
import {
  PART_LABELS,
  PART_NAMES,
  readComingDay,
  readProposedParts,
  type WrittenParts,
} from '../../exchange/writtenParts'
import { proposedInput } from '../requests/proposedInput'
import type { FieldProblem } from './choiceToAnswer'
import type { Amendable } from './readAmendable'

const LONGEST_REASON = 2000

/** What an officer wrote over a text, ready to be sent. */
export interface ReadAmendment {
  proposed: ProposedParts | undefined
  reason: string
  /** Of a 이송: the office, as it was written. */
  to: string | undefined
  /** `undefined` where the form does not ask for it. */
  effectiveOn: Day | null | undefined
}

/**
 * Reads the form behind a text that is amended. A part that was not touched stays as it was proposed.
 * @returns it, or what is wrong with which field
 */
export function readAmendment(
  amendable: Amendable,
  fields: Readonly<Record<string, string>>,
  today: Day,
): ReadAmendment | { problems: FieldProblem[] } {
  const { request } = amendable
  const problems: FieldProblem[] = []
  const said = (name: string): string => (fields[name] ?? '').trim()

  const reason = said('reason')
  if (reason === '') problems.push({ field: 'reason', reason: '까닭을 한 줄로 써 주세요.' })
  if (reason.length > LONGEST_REASON)
    problems.push({ field: 'reason', reason: `${LONGEST_REASON}자까지 쓸 수 있습니다.` })
  const isReroute = request.kind === 'reroute'
  const to = isReroute ? said('to') : undefined
  if (to === '') problems.push({ field: 'to', reason: '어느 부서의 일인지 써 주세요.' })
  const effectiveOn = said('effectiveOn') === '' ? null : readComingDay(said('effectiveOn'), today)
  if (effectiveOn === undefined)
    problems.push({ field: 'effectiveOn', reason: '시행일은 오늘부터 3년 안의 날짜로 써 주세요. 예: 2027-01-01' })
  const proposed = readParts(amendable, fields, today, problems)
  if (problems.length > 0) return { problems }
  return { proposed, reason, to, effectiveOn: fields.effectiveOn === undefined ? undefined : effectiveOn }
}

/** @returns the whole proposal anew; `undefined` for a request that proposes no text. Adds to `problems`. */
function readParts(
  { request, fields: filled, only }: Amendable,
  fields: Readonly<Record<string, string>>,
  today: Day,
  problems: FieldProblem[],
): ProposedParts | undefined {
  if (request.kind !== 'change' && request.kind !== 'new') return undefined
  const names = only ?? PART_NAMES
  const written = Object.fromEntries(
    names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])),
  )
  const read = readProposedParts(filled as WrittenParts, written, today)
  if ('problems' in read) {
    problems.push(
      ...read.problems.map(({ part, reason }) => ({ field: part, reason: `${PART_LABELS[part]}: ${reason}` })),
    )
    return undefined
  }
  const proposed = { ...(request.proposed ?? {}), ...read.proposed }
  const parsed = proposedInput.safeParse(proposed)
  if (parsed.success) return parsed.data
  problems.push(
    ...parsed.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? 'answer'), reason: message })),
  )
  return undefined
}

/** @returns the reason as it is kept: with the office, where nobody knows it by the name that was written. */
export const keptReason = ({ reason, to }: ReadAmendment, isOfficeKnown: boolean): string =>
  to === undefined || isOfficeKnown ? reason : withTarget(reason, to)
