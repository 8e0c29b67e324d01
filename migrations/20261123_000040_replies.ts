import type { Payload } from 'payload'

import { databaseOf } from '../src/lib/databaseOf'

interface Args {
  payload: Payload
}

const INDEXES = [
  { collection: 'reply-links', name: 'post_period', keys: { post: 1, period: 1 }, options: { unique: true } },
  { collection: 'reply-links', name: 'by_token', keys: { 'tokens.hash': 1 }, options: {} },
  { collection: 'reply-links', name: 'by_typed', keys: { 'typed.hash': 1 }, options: {} },
  { collection: 'reply-links', name: 'by_code', keys: { 'codes.hash': 1 }, options: {} },
  { collection: 'reply-links', name: 'by_time', keys: { createdAt: -1 }, options: {} },
  { collection: 'reply-drafts', name: 'by_visit', keys: { visit: 1 }, options: {} },
  // What was begun and never sent is nobody's answer; it goes after two months.
  {
    collection: 'reply-drafts',
    name: 'forgotten',
    keys: { updatedAt: 1 },
    options: { expireAfterSeconds: 60 * 24 * 60 * 60 },
  },
  { collection: 'reply-receipts', name: 'once', keys: { key: 1 }, options: { unique: true } },
  { collection: 'reply-receipts', name: 'by_number', keys: { number: 1 }, options: { unique: true } },
  { collection: 'reply-receipts', name: 'by_group', keys: { group: 1, at: -1 }, options: {} },
] as const

/** The indexes of the officers' replies, which lie outside Payload's collections. */
export async function up({ payload }: Args): Promise<void> {
  for (const { collection, name, keys, options } of INDEXES)
    await databaseOf(payload)
      .collection(collection)
      .createIndex(keys, { name, ...options })
}

export async function down({ payload }: Args): Promise<void> {
  for (const { collection, name } of INDEXES) await databaseOf(payload).collection(collection).dropIndex(name)
}
