import { Types } from 'mongoose'

import { dayOf, isDay, storedDay } from '../../domain/day'
import type { ProposedParts } from '../../domain/entryParts'
import { requestDueOn } from '../../domain/requestDue'
import { withTarget } from '../../domain/rerouteTarget'
import type { AnswerOutcome, OfficerAnswer } from '../../domain/reply/officerAnswer'
import type { Answering } from '../answerEntries'
import { findOffice } from '../requests/findOffice'
import { moveRequest } from '../requests/moveRequest'
import { proposedInput } from '../requests/proposedInput'
import type { RequestRow, SenderRow } from '../requests/requestRow'
import { resubmit } from '../requests/resubmit'
import { writeRequest, type NewRequest } from '../requests/writeRequest'
import { returnedOn, unansweredOn } from './openAskedOn'
import type { AnsweredEntry } from './readAnswered'

type RequestAnswer = Extract<OfficerAnswer, { kind: 'change' | 'retire' | 'reroute' }>

const MESSAGES: Record<RequestAnswer['kind'], string> = {
  change: '수정 요청을 받았습니다. 검토한 뒤 반영합니다.',
  retire: '폐지 요청을 받았습니다. 검토한 뒤 내립니다.',
  reroute: '이송 요청을 받았습니다. 새 담당 부서에 전하겠습니다.',
}

/** 수정, 폐지, 소관 아님: becomes a 변경 통보, or the answer to the request that asked about this entry. */
export async function requestByAnswer(
  work: Answering,
  answered: AnsweredEntry,
  answer: RequestAnswer,
): Promise<AnswerOutcome> {
  const { entry } = answer
  const problem = problemWith(answer)
  if (problem) return { entry, outcome: 'refused', message: problem }
  const [asked] = answer.kind === 'reroute' ? [] : await unansweredOn(work, answered.row._id)
  const [returned] = asked ? [] : await returnedOn(work, answered.row._id, answered.row.organization)
  const request = await (asked
    ? answerAsked(work, answered, answer, asked)
    : returned
      ? tellAgain(work, answered, answer, returned)
      : tell(work, answered, answer))
  const id = request._id.toHexString()
  return { entry, outcome: 'requested', request: id, message: `${MESSAGES[answer.kind]} (${request.number})` }
}

function problemWith(answer: RequestAnswer): string | undefined {
  if (answer.kind === 'change') {
    const parsed = proposedInput.safeParse(answer.proposed)
    if (!parsed.success) return parsed.error.issues[0]?.message ?? '바꿀 내용을 확인해 주세요.'
    if (Object.keys(parsed.data).length === 0) return '바꿀 내용을 적어 주세요.'
    return answer.effectiveOn && !isDay(answer.effectiveOn) ? '시행일을 2026-12-01처럼 적어 주세요.' : undefined
  }
  if (!answer.reason.trim()) return '까닭을 적어 주세요.'
  return answer.kind === 'reroute' && !answer.to.trim() ? '어느 부서의 일인지 적어 주세요.' : undefined
}

const proposedOf = (answer: RequestAnswer): ProposedParts | null =>
  answer.kind === 'change' ? proposedInput.parse(answer.proposed) : null
const evidenceOf = (answer: RequestAnswer): string[] => (answer.kind === 'reroute' ? [] : answer.evidence)
const effectiveOf = (answer: RequestAnswer): string | undefined =>
  answer.kind === 'change' ? answer.effectiveOn : undefined

function senderRow({ sender }: Answering): SenderRow {
  const { name, position, phone, user } = sender
  return { name, position, phone, ...(user ? { user: new Types.ObjectId(user) } : {}) }
}

async function tell(work: Answering, answered: AnsweredEntry, answer: RequestAnswer): Promise<RequestRow> {
  return writeRequest({ ...work, request: await requestOf(work, answered, answer) })
}

async function requestOf(work: Answering, { row }: AnsweredEntry, answer: RequestAnswer): Promise<NewRequest> {
  const target = answer.kind === 'reroute' ? await findOffice(work, answer.to) : undefined
  const isReroute = answer.kind === 'reroute'
  return {
    direction: 'told',
    kind: answer.kind,
    entries: [row],
    baseRevisions: [answer.revision],
    proposed: proposedOf(answer),
    reason: isReroute && !target ? withTarget(answer.reason, answer.to) : answer.reason,
    evidence: evidenceOf(answer),
    sender: senderRow(work),
    organization: isReroute ? (target ?? null) : row.organization,
    fromOrganization: isReroute ? row.organization : null,
    post: isReroute ? null : (row.post ?? null),
    fromPost: isReroute ? (row.post ?? null) : null,
    effectiveOn: effectiveOf(answer),
    urgent: false,
  }
}

/** Takes the place of what staff gave back, under its number and in its trail. */
async function tellAgain(
  work: Answering,
  answered: AnsweredEntry,
  answer: RequestAnswer,
  returned: RequestRow,
): Promise<RequestRow> {
  const { kind, proposed, reason, evidence, sender, organization, fromOrganization, post, fromPost, effectiveOn } =
    await requestOf(work, answered, answer)
  const isComing = effectiveOn !== undefined && effectiveOn > dayOf(work.now)
  const set: Partial<RequestRow> = {
    kind,
    proposed,
    reason,
    evidence: [...evidence],
    sender,
    via: work.sender.via,
    organization,
    fromOrganization: fromOrganization ?? null,
    post,
    fromPost: fromPost ?? null,
    effectiveOn: isComing ? storedDay(effectiveOn) : null,
  }
  return resubmit({ ...work, id: returned._id.toHexString(), before: returned, set })
}

async function answerAsked(
  work: Answering,
  { row }: AnsweredEntry,
  answer: RequestAnswer,
  asked: RequestRow,
): Promise<RequestRow> {
  const { payload, transaction, now, actor, isBusinessDay, sender } = work
  const today = dayOf(now)
  const effectiveOn = effectiveOf(answer)
  const common = { payload, transaction, id: asked._id.toHexString(), actor, now, reason: answer.reason }
  if (asked.state === 'returned') await moveRequest({ ...common, move: 'amend' })
  return moveRequest({
    ...common,
    move: 'answer',
    set: {
      kind: answer.kind,
      entries: [row._id],
      baseRevisions: [answer.revision],
      proposed: proposedOf(answer),
      reason: [asked.reason, answer.reason].filter(Boolean).join('\n'),
      evidence: evidenceOf(answer),
      sender: senderRow(work),
      via: sender.via,
      effectiveOn: effectiveOn && effectiveOn > today ? storedDay(effectiveOn) : null,
      dueOn: storedDay(requestDueOn(today, asked.urgent, isBusinessDay)),
      answeredAt: now,
    },
  })
}
