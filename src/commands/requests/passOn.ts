import type { Payload } from 'payload'

import { dayOf } from '../../domain/day'
import type { EntryRow } from '../entryRow'
import type { AuditActor } from '../recordAudit'
import { rowsOf } from '../rows'
import type { Transaction } from '../transaction'
import { businessDaysAround } from './businessDays'
import type { RequestRow } from './requestRow'
import { writeRequest } from './writeRequest'

/**
 * After a 이송: asks the office that got the entries whether what they say is right, with why they came. It can answer like any
 * other question, also that they are not theirs either.
 */
export async function passOn(input: {
  payload: Payload
  transaction: Transaction
  request: RequestRow
  actor: AuditActor
  now: Date
}): Promise<RequestRow> {
  const { payload, transaction, request, actor, now } = input
  const { session } = transaction
  const entries = await rowsOf<EntryRow>(payload, 'entries')
    .find({ _id: { $in: request.entries } }, { session })
    .toArray()
  const from = request.fromOrganization
    ? await rowsOf<{ _id: typeof request.fromOrganization; name: string }>(payload, 'organizations').findOne(
        { _id: request.fromOrganization },
        { session, projection: { name: 1 } },
      )
    : null
  const isBusinessDay = await businessDaysAround(payload, dayOf(now))
  const why = `${from ? `${from.name}에서 ` : ''}이송된 자료입니다. 내용이 맞는지 확인해 주세요. (${request.number})`
  return writeRequest({
    payload,
    transaction,
    actor,
    now,
    isBusinessDay,
    request: {
      direction: 'asked',
      kind: 'check',
      entries,
      baseRevisions: entries.map(({ revision }) => revision),
      proposed: null,
      reason: [why, request.reason].filter(Boolean).join('\n'),
      evidence: request.evidence,
      sender: { name: '교육운영부', position: '120다산콜재단', phone: '' },
      organization: request.organization,
      post: request.post,
      urgent: request.urgent,
    },
  })
}
