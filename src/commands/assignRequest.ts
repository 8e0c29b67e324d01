import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { dayOf, storedDay } from '../domain/day'
import { isUnanswered } from '../domain/refreshRequest'
import { requestDueOn } from '../domain/requestDue'
import type { AuditActor } from './recordAudit'
import { businessDaysAround } from './requests/businessDays'
import { refused } from './requests/errors'
import { moveRequest } from './requests/moveRequest'
import { enqueueRequestMail } from './requests/requestMails'
import type { RequestRow } from './requests/requestRow'
import { rowsOf } from './rows'
import { inTransaction, type Transaction } from './transaction'

/**
 * Gives a request to the office it belongs to, and to a post of it: a 이송 whose office nobody knew, or a question that went
 * to nobody or to the wrong one. The post of a question is asked by mail, anew.
 * @param organization hex
 * @param post hex; none leaves it with the office
 * @throws DataRefusedError `no-such-request`, `no-organization`, `other-post`, `not-assignable`; RequestMoveRefused
 */
export async function assignRequest(input: {
  payload: Payload
  now: Date
  actor: AuditActor
  id: string
  organization: string
  post?: string | undefined
}): Promise<RequestRow> {
  const { payload, now, actor, id } = input
  const today = dayOf(now)
  const isBusinessDay = await businessDaysAround(payload, today)
  return inTransaction(payload, async (transaction) => {
    const before = await readAssignable(payload, transaction, id)
    const isQuestion = isUnanswered({ ...before, isAnswered: before.answeredAt !== null })
    const { office, post } = await readTarget({ ...input, transaction })
    const set: Partial<RequestRow> = {
      organization: office._id,
      post: post?._id ?? null,
      ...(isQuestion ? { dueOn: storedDay(requestDueOn(today, before.urgent, isBusinessDay)) } : {}),
    }
    const reason = [office.name, post?.title].filter(Boolean).join(' · ')
    const request = await moveRequest({ payload, transaction, id, move: 'assign', actor, now, reason, set })
    if (isQuestion)
      await enqueueRequestMail({ payload, transaction, request, template: 'asked', reason: request.reason, now })
    return request
  })
}

async function readAssignable(payload: Payload, transaction: Transaction, id: string): Promise<RequestRow> {
  const row = Types.ObjectId.isValid(id)
    ? await rowsOf<RequestRow>(payload, 'refresh-requests').findOne(
        { _id: new Types.ObjectId(id) },
        { session: transaction.session },
      )
    : null
  if (!row) throw refused('no-such-request', '그런 요청이 없습니다.')
  if (row.kind !== 'reroute' && !isUnanswered({ ...row, isAnswered: row.answeredAt !== null }))
    throw refused(
      'not-assignable',
      '담당 부서가 보낸 내용이라 다른 부서로 넘길 수 없습니다. 반려하거나 보완을 요청해 주세요.',
    )
  return row
}

interface Target {
  office: { _id: Types.ObjectId; name: string }
  post: { _id: Types.ObjectId; title: string } | undefined
}

async function readTarget(input: {
  payload: Payload
  transaction: Transaction
  organization: string
  post?: string | undefined
}): Promise<Target> {
  const { payload, transaction, organization } = input
  const { session } = transaction
  const office = await rowsOf<Target['office']>(payload, 'organizations').findOne(
    { _id: new Types.ObjectId(organization) },
    { session, projection: { name: 1 } },
  )
  if (!office) throw refused('no-organization', '그런 부서가 없습니다. 다시 골라 주세요.')
  if (!input.post) return { office, post: undefined }
  const post = await rowsOf<NonNullable<Target['post']> & { organization: Types.ObjectId }>(payload, 'posts').findOne(
    { _id: new Types.ObjectId(input.post), organization: office._id },
    { session, projection: { title: 1 } },
  )
  if (!post) throw refused('other-post', '그 부서의 담당업무가 아닙니다. 다시 골라 주세요.')
  return { office, post }
}
