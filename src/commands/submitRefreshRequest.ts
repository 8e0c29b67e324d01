import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { dayOf } from '../domain/day'
import type { ProposedParts } from '../domain/entryParts'
import type { RequestDirection, RequestKind } from '../domain/refreshRequest'
import type { AuditActor } from './recordAudit'
import { businessDaysAround } from './requests/businessDays'
import { refused } from './requests/errors'
import { readRequested } from './requests/readRequested'
import type { RequestRow, SenderRow } from './requests/requestRow'
import { writeRequest } from './requests/writeRequest'
import { inTransaction } from './transaction'

export interface RefreshRequestInput {
  direction: RequestDirection
  kind: RequestKind
  /** Ids or codes of entries. */
  entries: readonly string[]
  /** The revisions the sender has read, entry by entry; those of now when left out. */
  baseRevisions?: readonly number[] | undefined
  proposed?: ProposedParts | undefined
  /** Of a new entry: months between two checks, 1 to 36; its category's when left out. */
  reviewCycleMonths?: number | undefined
  reason: string
  evidence?: readonly string[] | undefined
  sender: SenderRow
  /** Whose it is (hex); the entries' own office when left out. For `reroute` the office it should go to. */
  organization?: string | undefined
  effectiveOn?: string | undefined
  urgent?: boolean | undefined
}

/**
 * Takes a request in. One text for many entries is one request.
 * @param onlyOrganization (hex) refuse entries of another office: what an officer sends
 * @throws DataRefusedError `no-such-entry`, `other-organization`, `nothing-proposed`, `no-entries`
 */
export async function submitRefreshRequest(input: {
  payload: Payload
  now: Date
  actor: AuditActor
  request: RefreshRequestInput
  onlyOrganization?: string | undefined
}): Promise<RequestRow> {
  const { payload, now, actor, request, onlyOrganization } = input
  refuseIncomplete(request)
  const isBusinessDay = await businessDaysAround(payload, dayOf(now))
  return inTransaction(payload, async (transaction) => {
    const { entries: names, baseRevisions } = request
    const requested = await readRequested({ payload, transaction, names, baseRevisions, onlyOrganization })
    const entries = requested.map(({ row }) => row)
    const own = entries[0]?.organization ?? null
    const given = request.organization ? new Types.ObjectId(request.organization) : null
    const isReroute = request.kind === 'reroute'
    const organization = isReroute ? given : (own ?? given ?? idOrNull(onlyOrganization))
    return writeRequest({
      payload,
      transaction,
      actor,
      now,
      isBusinessDay,
      request: {
        ...request,
        entries,
        baseRevisions: requested.map(({ baseRevision }) => baseRevision),
        proposed: request.proposed ?? null,
        reviewCycleMonths: request.kind === 'new' ? request.reviewCycleMonths : undefined,
        evidence: request.evidence ?? [],
        organization,
        fromOrganization: isReroute ? own : null,
        post: isReroute ? null : (entries[0]?.post ?? null),
        fromPost: isReroute ? (entries[0]?.post ?? null) : null,
        urgent: request.urgent === true,
      },
    })
  })
}

const idOrNull = (id: string | undefined): Types.ObjectId | null => (id ? new Types.ObjectId(id) : null)

function refuseIncomplete({ kind, entries, proposed, organization, reason }: RefreshRequestInput): void {
  const proposes = proposed !== undefined && Object.keys(proposed).length > 0
  if (kind !== 'new' && entries.length === 0) throw refused('no-entries', '어느 자료에 대한 요청인지 골라 주세요.')
  if (kind === 'change' && !proposes) throw refused('nothing-proposed', '바꿀 내용을 적어 주세요.')
  if (kind === 'new' && (!proposed?.title || !proposed.answer) && !reason.trim()) {
    throw refused('nothing-proposed', '새 자료의 제목과 내용을 적거나, 어떤 자료가 필요한지 적어 주세요.')
  }
  if (kind === 'reroute' && !organization) throw refused('no-organization', '어느 부서의 일인지 골라 주세요.')
  if (kind !== 'change' && kind !== 'new' && !reason.trim()) throw refused('reason-needed', '까닭을 적어 주세요.')
}
