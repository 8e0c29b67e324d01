import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { dayOf, storedDay } from '../../domain/day'
import type { Scope } from '../../domain/entry'
import { chosenParts, hasMovedOn, openConflicts, type Choices } from '../../domain/threeWay'
import type { AuditActor } from '../recordAudit'
import { rowsOf } from '../rows'
import type { Transaction } from '../transaction'
import { writePublished, type PublishedWrite } from '../writePublished'
import { EntriesMovedOn, refused } from './errors'
import { enqueueRequestMail } from './requestMails'
import { moveRequest } from './moveRequest'
import { patchOf } from './partsOf'
import { passOn } from './passOn'
import { readDifferences, withoutRow, type RequestedEntry } from './readDifferences'
import type { RequestRow } from './requestRow'
import { answerFlags, doubtedEntries } from './settleEntries'

/** What staff say when the text has moved on. */
export interface MergeOrders {
  /** Lay the proposal over the text of now, part by part. */
  merge: boolean
  /** For each part that both sides changed, whose text stands. */
  choices: Choices
}

export const NO_MERGE: MergeOrders = { merge: false, choices: {} }

interface Application {
  payload: Payload
  transaction: Transaction
  request: RequestRow
  actor: AuditActor
  now: Date
  orders: MergeOrders
}

/**
 * Applies an approved request, in the transaction given: entries, check dates, 확인 중, the request, its flags, its mail.
 * @throws EntriesMovedOn when the text was changed since and the orders do not say what is to be done
 */
export async function applyRequest(input: Application): Promise<RequestRow> {
  const { payload, transaction, request, actor, now } = input
  const writes = await writesOf(input)
  const by = actor.user ? { by: new Types.ObjectId(actor.user) } : {}
  const cause = request.kind === 'reroute' ? 'owner' : 'request'
  const written = await writePublished({ payload, transaction, writes, cause, now, ...by })
  const entries = written.map(({ id }) => new Types.ObjectId(id))
  const applied = await moveRequest({
    payload,
    transaction,
    id: request._id.toHexString(),
    move: 'apply',
    actor,
    now,
    set: { entries, appliedAt: now, blocked: null },
  })
  const answer = answerText(applied)
  await answerFlags({ payload, transaction, request: request._id, answer, now })
  await enqueueRequestMail({ payload, transaction, request: applied, template: 'decided', reason: answer, now })
  if (applied.kind === 'reroute') await passOn({ payload, transaction, request: applied, actor, now })
  return applied
}

const ANSWERS: Record<RequestRow['kind'], string> = {
  change: '내용을 고쳤습니다.',
  new: '새 자료를 만들었습니다.',
  retire: '폐지된 자료라 내렸습니다.',
  reroute: '담당 부서를 바로잡았습니다.',
  check: '담당 부서에서 내용이 맞음을 확인했습니다.',
}

const answerText = (request: RequestRow): string =>
  [ANSWERS[request.kind], request.decision?.reason ?? ''].filter(Boolean).join(' ')

async function writesOf(input: Application): Promise<PublishedWrite[]> {
  const { request, now } = input
  if (request.kind === 'new') return [await newEntry(input)]
  const entries = await readDifferences(input)
  const gone = entries.find(({ row }) => row.deletedAt || row._status !== 'published')
  if (gone || entries.length < request.entries.length) {
    throw refused('entry-not-published', `${gone?.code ?? '자료'}: 게시 중이 아니라 반영할 수 없습니다.`)
  }
  if (request.kind === 'change') refuseMovedOn(entries, input.orders)
  const doubted = await doubtedEntries({ ...input, entries: request.entries, settling: request._id })
  const checkedAt = storedDay(dayOf(now))
  return entries.map(({ row, entry, differences }): PublishedWrite => {
    const disputed = doubted.has(entry)
    const write = { id: row._id, baseRevision: row.revision }
    if (request.kind === 'retire') return { ...write, patch: { deletedAt: now, disputed: false } }
    if (request.kind === 'check') return { ...write, patch: { checkedAt, disputed } }
    if (request.kind === 'reroute') {
      if (!request.organization)
        throw refused('no-organization', '어느 부서의 일인지 아직 정해지지 않았습니다. 부서를 먼저 지정해 주세요.')
      return { ...write, patch: { organization: request.organization, post: request.post, disputed } }
    }
    const parts = chosenParts(request.proposed ?? {}, differences, input.orders.choices)
    return { ...write, patch: { ...patchOf(parts), checkedAt, disputed } }
  })
}

/** @throws EntriesMovedOn when somebody changed the text and it is not said whose text stands */
export function refuseMovedOn(entries: readonly RequestedEntry[], { merge, choices }: MergeOrders): void {
  const undecided = entries.filter(({ differences }) =>
    merge ? openConflicts(differences, choices).length > 0 : hasMovedOn(differences),
  )
  if (undecided.length > 0) throw new EntriesMovedOn(undecided.map(withoutRow))
}

interface OfficeRow {
  _id: Types.ObjectId
  district?: string | null
}

/** A new entry is called after its request until staff sort it into the tree. */
async function newEntry({ payload, transaction, request, now }: Application): Promise<PublishedWrite> {
  const { title, answer } = request.proposed ?? {}
  if (!title || !answer || !request.organization) {
    throw refused(
      'nothing-proposed',
      '새 자료의 담당부서, 제목과 내용이 있어야 반영할 수 있습니다. 보완을 요청해 주세요.',
    )
  }
  const office = await rowsOf<OfficeRow>(payload, 'organizations').findOne(
    { _id: request.organization },
    { session: transaction.session, projection: { district: 1 } },
  )
  const scope: Scope = office?.district ? 'district' : 'city'
  return {
    patch: {
      ...patchOf(request.proposed ?? {}),
      title,
      code: `N-${request.number.slice(2)}`,
      scope,
      district: office?.district ?? null,
      organization: request.organization,
      post: request.post,
      category: null,
      topic: null,
      aliases: [],
      channels: [],
      handling: 'inform',
      checkedAt: storedDay(dayOf(now)),
      // None of its own: the category that staff sort it into says how often it is checked.
      reviewCycleMonths: request.reviewCycleMonths ?? null,
    },
  }
}
