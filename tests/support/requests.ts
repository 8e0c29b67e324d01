import type { Payload } from 'payload'
import type { Types } from 'mongoose'

import { submitRefreshRequest, type RefreshRequestInput } from '../../src/commands/submitRefreshRequest'
import type { RequestRow } from '../../src/commands/requests/requestRow'
import { outboxOf, type OutboxRow } from '../../src/mail/outbox'

/** Monday, 10:00 in Seoul. */
export const MONDAY = new Date('2026-11-23T01:00:00.000Z')
export const STAFF = { name: '교육운영부', via: 'admin' }
export const OFFICER = { name: '김○○', position: '주무관', phone: '02-3423-0000' }

/** A change told by the office, in force at once, unless said otherwise. */
export function submit(
  payload: Payload,
  request: Partial<RefreshRequestInput> & { entries: readonly string[] },
  now = MONDAY,
): Promise<RequestRow> {
  return submitRefreshRequest({
    payload,
    now,
    actor: { name: '김○○', via: 'link' },
    request: {
      direction: 'told',
      kind: 'change',
      proposed: { fee: '2,000원' },
      reason: '조례가 바뀌었습니다.',
      sender: OFFICER,
      ...request,
    },
  })
}

/** @returns what reads the mails that wait in the outbox */
export function mailsOf(payload: Payload): () => Promise<OutboxRow[]> {
  const { db } = payload.db.connection
  if (!db) throw new Error('not connected')
  return () => outboxOf(db).find().toArray()
}

/** A post whose 정담당 has this address. */
export async function makePost(payload: Payload, organization: string, email = 'owner@office.test'): Promise<string> {
  const post = await payload.create({
    collection: 'posts',
    data: {
      title: '여권 발급',
      organization,
      people: [
        { as: 'deputy', name: '이○○', email: 'deputy@office.test', phone: '', active: true },
        { as: 'primary', name: '김○○', email, phone: '02-1', active: true },
      ],
    },
  })
  return post.id
}

export const hex = (id: Types.ObjectId): string => id.toHexString()
