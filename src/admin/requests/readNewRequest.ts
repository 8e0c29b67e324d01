import { Types } from 'mongoose'
import type { Payload } from 'payload'

import type { EntryRow } from '../../commands/entryRow'
import { evidenceOf, type EvidenceText } from '../../commands/reply/evidenceText'
import { partsOf } from '../../commands/requests/partsOf'
import { readOpenRequests, type OpenRequest } from '../../commands/requests/readOpenRequests'
import type { RequestRow } from '../../commands/requests/requestRow'
import { rowsOf } from '../../commands/rows'
import { databaseOf } from '../../lib/databaseOf'
import { dayOf, type Day } from '../../domain/day'
import type { EntryParts } from '../../domain/entryParts'
import type { RequestKind } from '../../domain/refreshRequest'
import { namesIn } from '../../search/names'

/** An entry that follows the same rule: another district's on the same topic. */
export interface Variant {
  code: string
  title: string
  district: string
  organization: string
}

/** What a request that came back says; the form is filled with it. */
export interface Amended {
  id: string
  number: string
  kind: RequestKind
  /** What staff want to be amended. */
  question: string
  reason: string
  effectiveOn: Day | null
  evidence: EvidenceText[]
  parts: EntryParts
}

/** What the form begins with. */
export interface NewRequestInput {
  /** Code, title and revision of the entry; none for a new one. */
  entry: { code: string; title: string; revision: number } | null
  /** What stands now; empty for a new entry. */
  parts: EntryParts
  open: OpenRequest[]
  variants: Variant[]
  /** Codes of the entries a text that is amended goes into, the first one aside. */
  others: string[]
  amended: Amended | null
}

interface Reader {
  payload: Payload
  /** An officer's own, hex. */
  organization?: string | undefined
}

/** @returns the form for a new entry. */
export const blankRequest = (): NewRequestInput => ({
  entry: null,
  parts: partsOf({}),
  open: [],
  variants: [],
  others: [],
  amended: null,
})

/** @returns what the form for a request on this entry begins with; `undefined` when there is no such published entry. */
export async function readNewRequest(input: Reader & { code: string }): Promise<NewRequestInput | undefined> {
  const { payload, code, organization } = input
  const row = await rowsOf<EntryRow>(payload, 'entries').findOne({ code, _status: 'published', deletedAt: null })
  if (!row || (organization && row.organization.toHexString() !== organization)) return undefined
  return {
    entry: { code, title: row.title, revision: row.revision },
    parts: partsOf(row),
    open: await readOpenRequests(payload, [row._id]),
    variants: await readVariants(input, row),
    others: [],
    amended: null,
  }
}

/** @returns the form of a request that came back, filled with what it says; `undefined` when it is not waiting for that. */
export async function readAmended(input: Reader & { id: string }): Promise<NewRequestInput | undefined> {
  const { payload, id, organization } = input
  if (!/^[0-9a-f]{24}$/.test(id)) return undefined
  const own = organization ? new Types.ObjectId(organization) : undefined
  const request = await rowsOf<RequestRow>(payload, 'refresh-requests').findOne({
    _id: new Types.ObjectId(id),
    state: 'returned',
    ...(own ? { $or: [{ organization: own }, { fromOrganization: own }] } : {}),
  } as never)
  if (!request) return undefined
  const rows = await rowsOf<EntryRow>(payload, 'entries')
    .find({ _id: { $in: request.entries } })
    .toArray()
  const entries = request.entries.flatMap((entry) => rows.find((row) => row._id.equals(entry)) ?? [])
  const [first] = entries
  const parts = partsOf(request.kind === 'new' ? {} : (first ?? {}))
  return {
    entry: first ? { code: first.code, title: first.title, revision: first.revision } : null,
    parts,
    open: [],
    variants: [],
    others: entries.slice(1).map(({ code }) => code),
    amended: {
      id,
      number: request.number,
      kind: request.kind,
      question: request.decision?.reason ?? '',
      reason: request.reason,
      effectiveOn: request.effectiveOn ? dayOf(request.effectiveOn) : null,
      evidence: await evidenceOf(payload, request.evidence),
      parts: { ...parts, ...(request.proposed ?? {}) },
    },
  }
}

const MOST_VARIANTS = 50

/** The other entries of the same topic, by district; an officer's own organization's alone. */
async function readVariants({ payload, organization }: Reader, row: EntryRow): Promise<Variant[]> {
  if (!row.topic) return []
  const rows = await rowsOf<EntryRow>(payload, 'entries')
    .find({
      topic: row.topic,
      _id: { $ne: row._id },
      _status: 'published',
      deletedAt: null,
      ...(organization ? { organization: new Types.ObjectId(organization) } : {}),
    })
    .sort({ district: 1, code: 1 })
    .limit(MOST_VARIANTS)
    .toArray()
  const names = await namesIn(
    databaseOf(payload),
    'organizations',
    'name',
    rows.map((variant) => variant.organization.toHexString()),
  )
  return rows.map((variant) => ({
    code: variant.code,
    title: variant.title,
    district: variant.district ?? '',
    organization: names.get(variant.organization.toHexString()) ?? '',
  }))
}
