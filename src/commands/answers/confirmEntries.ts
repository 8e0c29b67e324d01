import { dayOf, storedDay } from '../../domain/day'
import type { Answering } from '../answerEntries'
import { recordAudit } from '../recordAudit'
import { decisionOf } from '../requests/decisionOf'
import { moveRequest } from '../requests/moveRequest'
import { answerFlags, doubtedEntries } from '../requests/settleEntries'
import { writePublished } from '../writePublished'
import { openQuestionsOn } from './openAskedOn'
import type { AnsweredEntry } from './readAnswered'

const ANSWER = '담당 부서에서 내용이 맞음을 확인했습니다.'

/** 변경 없음: sets the check date of today, settles what was asked about these entries, and says in the trail how it was answered. */
export async function confirmEntries(work: Answering, answered: readonly AnsweredEntry[]): Promise<void> {
  const { payload, transaction, now, actor } = work
  if (answered.length === 0) return
  const ids = answered.map(({ row }) => row._id)
  await settleAsked(work, answered)
  const doubted = await doubtedEntries({ payload, transaction, entries: ids })
  const checkedAt = storedDay(dayOf(now))
  await writePublished({
    payload,
    transaction,
    writes: answered.map(({ row }) => ({
      id: row._id,
      baseRevision: row.revision,
      patch: { checkedAt, disputed: doubted.has(row._id.toHexString()) },
    })),
    cause: 'check',
    now,
  })
  const records = answered.map(({ row, answer }) => ({
    action: 'entry.confirmed',
    target: `entries:${row._id.toHexString()}`,
    detail: { code: row.code, revision: row.revision, mode: answer.kind === 'unchanged' ? answer.mode : 'each' },
  }))
  await recordAudit({ payload, transaction, actor, now, records })
}

async function settleAsked(work: Answering, answered: readonly AnsweredEntry[]): Promise<void> {
  const { payload, transaction, now, actor } = work
  const asked = await openQuestionsOn(
    work,
    answered.map(({ row }) => row._id),
  )
  for (const { _id, state } of asked) {
    const common = { payload, transaction, id: _id.toHexString(), actor, now, reason: ANSWER }
    if (state === 'returned') await moveRequest({ ...common, move: 'amend' })
    const decision = decisionOf({ actor, now, reason: ANSWER })
    await moveRequest({ ...common, move: 'approve', set: { decision, answeredAt: now } })
    await moveRequest({ ...common, move: 'apply', set: { appliedAt: now } })
    await answerFlags({ payload, transaction, request: _id, answer: ANSWER, now })
  }
}
