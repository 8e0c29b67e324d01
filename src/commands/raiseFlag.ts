import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { dayOf } from '../domain/day'
import { doubtsTheAnswer, FLAG_KINDS, type FlagKind } from '../domain/flag'
import { OPEN_REQUEST_STATES } from '../domain/refreshRequest'
import type { EntryRow } from './entryRow'
import { recordAudit, type AuditActor } from './recordAudit'
import { businessDaysAround } from './requests/businessDays'
import { refused } from './requests/errors'
import type { FlagRow, RequestRow } from './requests/requestRow'
import { markDoubts } from './requests/settleEntries'
import { writeRequest } from './requests/writeRequest'
import { rowsOf } from './rows'
import { inTransaction, type Transaction } from './transaction'

/** Agents are nobody in the trail: a flag is never used to rate one. */
const AGENT: AuditActor = { name: '상담사', via: 'desk' }

/**
 * Takes an agent's flag: it joins the open request on its entry, or opens one to the owner; a doubted entry shows as
 * 확인 중 until the last doubt is settled. A wording, and what is missing, are the education staff's to look at.
 * @param entry its code
 * @returns ids in hex
 * @throws DataRefusedError `no-such-entry`, `no-entries`
 */
export async function raiseFlag(input: {
  payload: Payload
  now: Date
  user: string
  entry?: string | undefined
  kind: FlagKind
  note: string
  query?: string | undefined
}): Promise<{ id: string; request?: string }> {
  const { payload, now, kind } = input
  if (!input.entry && kind !== 'missing') throw refused('no-entries', '어느 자료에 대한 의견인지 골라 주세요.')
  const isBusinessDay = await businessDaysAround(payload, dayOf(now))
  return inTransaction(payload, async (transaction) => {
    const entry = input.entry ? await readEntry(payload, transaction, input.entry) : undefined
    const joined = entry && doubtsTheAnswer(kind) ? await openRequestOn(payload, transaction, entry._id) : undefined
    const request =
      joined ?? (doubtsTheAnswer(kind) ? await ask({ ...input, transaction, entry, isBusinessDay }) : undefined)
    const flag = await writeFlag({ ...input, transaction, entry, request })
    if (entry) await markDoubts({ payload, transaction, entries: [entry._id], now })
    const target = `flags:${flag.toHexString()}`
    const detail = { kind, ...(entry ? { entry: entry.code } : {}), ...(request ? { request: request.number } : {}) }
    await recordAudit({ payload, transaction, actor: AGENT, now, records: [{ action: 'flag.raised', target, detail }] })
    return { id: flag.toHexString(), ...(request ? { request: request._id.toHexString() } : {}) }
  })
}

async function readEntry(payload: Payload, transaction: Transaction, code: string): Promise<EntryRow> {
  const entry = await rowsOf<EntryRow>(payload, 'entries').findOne(
    { code, _status: 'published', deletedAt: null },
    { session: transaction.session },
  )
  if (!entry) throw refused('no-such-entry', `${code}: 게시 중인 자료 가운데 없습니다.`)
  return entry
}

async function openRequestOn(
  payload: Payload,
  transaction: Transaction,
  entry: Types.ObjectId,
): Promise<RequestRow | undefined> {
  const found = await rowsOf<RequestRow>(payload, 'refresh-requests').findOne(
    { entries: entry, state: { $in: [...OPEN_REQUEST_STATES] } },
    { session: transaction.session, sort: { createdAt: 1 } },
  )
  return found ?? undefined
}

/** Opens a request that asks the owner to look. */
function ask(input: {
  payload: Payload
  transaction: Transaction
  entry: EntryRow | undefined
  kind: FlagKind
  note: string
  now: Date
  isBusinessDay: (day: string) => boolean
}): Promise<RequestRow> {
  const { entry, kind, note } = input
  return writeRequest({
    ...input,
    actor: AGENT,
    request: {
      direction: 'asked',
      kind: 'check',
      entries: entry ? [entry] : [],
      baseRevisions: entry ? [entry.revision] : [],
      proposed: null,
      reason: `상담사 의견(${FLAG_KINDS[kind]}): ${note.trim() || '내용을 확인해 주세요.'}`,
      evidence: [],
      sender: { name: '상담사', position: '120다산콜', phone: '' },
      organization: entry?.organization ?? null,
      post: entry?.post ?? null,
      urgent: false,
      // The flag itself says so, and it may be only one of many.
      disputes: false,
    },
  })
}

async function writeFlag(input: {
  payload: Payload
  transaction: Transaction
  user: string
  entry: EntryRow | undefined
  request: RequestRow | undefined
  kind: FlagKind
  note: string
  query?: string | undefined
  now: Date
}): Promise<Types.ObjectId> {
  const { payload, transaction, entry, request, kind, note, query, now } = input
  const flag: FlagRow = {
    _id: new Types.ObjectId(),
    kind,
    state: request ? 'joined' : 'open',
    note: note.trim(),
    query: query ?? '',
    entry: entry?._id ?? null,
    entryCode: entry?.code ?? '',
    user: new Types.ObjectId(input.user),
    request: request?._id ?? null,
    answer: '',
    answeredAt: null,
    createdAt: now,
    updatedAt: now,
  }
  await rowsOf<FlagRow>(payload, 'flags').insertOne(flag, { session: transaction.session })
  return flag._id
}
