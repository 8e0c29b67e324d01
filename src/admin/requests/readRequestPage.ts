import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { databaseOf } from '../../lib/databaseOf'
import type { EntryRow } from '../../commands/entryRow'
import type { EntryDifference } from '../../commands/requests/errors'
import { readRequestDifferences } from '../../commands/requests/readRequestDifferences'
import { isPassedOnBy, ofOffice } from '../../commands/requests/ofOffice'
import type { RequestRow } from '../../commands/requests/requestRow'
import { rowsOf } from '../../commands/rows'
import { evidenceOf, type EvidenceText } from '../../commands/reply/evidenceText'
import { OPEN_REQUEST_STATES } from '../../domain/refreshRequest'
import { namesIn } from '../../search/names'

export interface TrailLine {
  at: Date
  action: string
  actorName: string
  reason: string
}

export interface RequestPage {
  request: RequestRow
  organization: string
  fromOrganization: string
  entries: EntryDifference[]
  evidence: EvidenceText[]
  trail: TrailLine[]
  /** Other open requests on the same entries. */
  others: { id: string; number: string; title: string }[]
  /** The office that looks has passed it on: it reads where it stands, and nothing of what the entry says. */
  isPassedOn: boolean
}

/** @returns everything the page of one request shows; `undefined` when there is none, or it is another office's. */
export async function readRequestPage(input: {
  payload: Payload
  id: string
  organization?: string | undefined
}): Promise<RequestPage | undefined> {
  const { payload, id, organization } = input
  if (!/^[0-9a-f]{24}$/.test(id)) return undefined
  const requests = rowsOf<RequestRow>(payload, 'refresh-requests')
  const request = await requests.findOne({
    _id: new Types.ObjectId(id),
    ...(organization ? ofOffice(new Types.ObjectId(organization)) : {}),
  } as never)
  if (!request) return undefined
  const officeIds = [request.organization, request.fromOrganization].map((office) => office?.toHexString() ?? '')
  const [names, entries, evidence, trail, others] = await Promise.all([
    namesIn(databaseOf(payload), 'organizations', 'name', officeIds),
    isPassedOnBy(request, organization) ? readTitles(payload, request) : readRequestDifferences({ payload, id }),
    evidenceOf(payload, request.evidence),
    readTrail(payload, id),
    requests
      .find({
        _id: { $ne: request._id },
        entries: { $in: request.entries },
        state: { $in: [...OPEN_REQUEST_STATES] },
        ...(organization ? { organization: new Types.ObjectId(organization) } : {}),
      })
      .toArray(),
  ])
  return {
    request,
    organization: names.get(officeIds[0] ?? '') ?? '',
    fromOrganization: names.get(officeIds[1] ?? '') ?? '',
    entries,
    evidence,
    trail,
    isPassedOn: isPassedOnBy(request, organization),
    others: others.map(({ _id, number, title }) => ({ id: _id.toHexString(), number, title })),
  }
}

/** Which entries, without what they say. */
async function readTitles(payload: Payload, request: RequestRow): Promise<EntryDifference[]> {
  const rows = await rowsOf<EntryRow>(payload, 'entries')
    .find({ _id: { $in: request.entries } }, { projection: { code: 1, title: 1, revision: 1 } })
    .toArray()
  return rows.map(({ _id, code, title, revision }) => ({
    entry: _id.toHexString(),
    code,
    title,
    baseRevision: revision,
    currentRevision: revision,
    differences: [],
  }))
}

interface AuditRow {
  _id: Types.ObjectId
  at: Date
  action: string
  actorName: string
  detail?: { reason?: string }
}

async function readTrail(payload: Payload, id: string): Promise<TrailLine[]> {
  const rows = await rowsOf<AuditRow>(payload, 'audit-events')
    .find({ target: `refresh-requests:${id}` })
    .sort({ _id: 1 })
    .toArray()
  return rows.map(({ at, action, actorName, detail }) => ({ at, action, actorName, reason: detail?.reason ?? '' }))
}
