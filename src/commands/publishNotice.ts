import { ValidationError, type Payload, type TypedUser } from 'payload'

import type { IssueBrief } from '../../payload-types'
import { dayOf } from '../domain/day'
import { markdownToLexical } from '../exchange/markdownToLexical'
import { tellEditors } from './briefs/tellEditors'
import { recordAudit } from './recordAudit'
import { inTransaction } from './transaction'

/** What a shift lead tells every agent at once. */
export interface NoticeInput {
  /** 무슨 일 */
  what: string
  /** 어디 */
  place: string
  /** 안내멘트 */
  script: string
  /** More, when there is more to say; Markdown. */
  detail: string
  /** 출처 */
  source: string
  /** 전환처 */
  transferTo: string
  mustRead: boolean
}

export const NOTICE_HOURS = 4
const HOUR_MS = 60 * 60 * 1000
/** Numbers of one day that may be taken by others while this one looks for its own. */
const TRIES = 20

/**
 * Publishes a 긴급공지 under the lead's own rights: it runs from now on and ends by itself after four hours. The education
 * staff get a mail.
 * @throws Payload's Forbidden and ValidationError
 */
export async function publishNotice(input: {
  payload: Payload
  user: TypedUser
  notice: NoticeInput
  now: Date
}): Promise<IssueBrief> {
  const { payload, user, notice, now } = input
  const { what, place, script, detail, source, transferTo, mustRead } = notice
  const day = dayOf(now).replaceAll('-', '').slice(2)
  const taken = await takenOn(payload, day)
  for (let tried = 1; ; tried++) {
    const code = `UN-${day}-${String(taken + tried).padStart(2, '0')}`
    try {
      return await inTransaction(payload, async (transaction) => {
        const brief = await payload.create({
          collection: 'issue-briefs',
          data: {
            code,
            kind: 'urgent',
            title: what,
            place,
            script,
            source,
            transferTo,
            mustRead,
            body: markdownToLexical(detail || what) as IssueBrief['body'],
            from: now.toISOString(),
            until: new Date(now.getTime() + NOTICE_HOURS * HOUR_MS).toISOString(),
            _status: 'published',
          },
          req: transaction.req,
          user,
          overrideAccess: false,
        })
        await audit({
          payload,
          transaction,
          user,
          now,
          action: 'notice.published',
          id: brief.id,
          detail: { code, what },
        })
        await tellEditors({ payload, transaction, user, now, brief })
        return brief
      })
    } catch (error) {
      if (!isTakenCode(error) || tried === TRIES) throw error
    }
  }
}

async function takenOn(payload: Payload, day: string): Promise<number> {
  const { totalDocs } = await payload.count({ collection: 'issue-briefs', where: { code: { like: `UN-${day}-` } } })
  return totalDocs
}

function isTakenCode(error: unknown): boolean {
  return error instanceof ValidationError && error.data.errors.some(({ path }) => path === 'code')
}

/** One thing done to a 긴급공지 that runs. */
export type NoticeChange = { kind: 'update'; text: string } | { kind: 'extend'; hours: number } | { kind: 'end' }

/**
 * Adds what is newly known, lets the notice run longer (from its end, or from now when it has ended), or ends it now.
 * @throws Payload's Forbidden and NotFound
 */
export async function changeNotice(input: {
  payload: Payload
  user: TypedUser
  id: string
  change: NoticeChange
  now: Date
}): Promise<IssueBrief> {
  const { payload, user, id, change, now } = input
  return inTransaction(payload, async (transaction) => {
    const { req } = transaction
    const before = await payload.findByID({ collection: 'issue-briefs', id, req, user, overrideAccess: false })
    const brief = await payload.update({
      collection: 'issue-briefs',
      id,
      data: { ...patchOf(before, change, now), _status: 'published' },
      req,
      user,
      overrideAccess: false,
    })
    const action = { update: 'notice.updated', extend: 'notice.extended', end: 'notice.ended' }[change.kind]
    await audit({ payload, transaction, user, now, action, id, detail: { ...change } })
    return brief
  })
}

function patchOf(before: IssueBrief, change: NoticeChange, now: Date): Partial<IssueBrief> {
  if (change.kind === 'end') return { until: now.toISOString() }
  if (change.kind === 'update')
    return {
      updates: [...(before.updates ?? []), { at: now.toISOString(), text: change.text }],
      changeNote: change.text,
    }
  const end = before.until ? Math.max(now.getTime(), Date.parse(before.until)) : now.getTime()
  return { until: new Date(end + change.hours * HOUR_MS).toISOString() }
}

async function audit(
  input: Omit<Parameters<typeof recordAudit>[0], 'actor' | 'records'> & {
    user: TypedUser
    action: string
    id: string
    detail: Record<string, unknown>
  },
): Promise<void> {
  const { payload, transaction, user, now, action, id, detail } = input
  await recordAudit({
    payload,
    transaction,
    now,
    actor: { user: String(user.id), name: user.name, via: 'desk' },
    records: [{ action, target: `issue-briefs:${id}`, detail }],
  })
}
