import { createHash } from 'node:crypto'

import { canonicalJson } from '../../domain/canonicalJson'

const NOT_CONTENT = new Set([
  '_id',
  '__v',
  'id',
  'revision',
  'contentHash',
  'createdAt',
  'updatedAt',
  '_status',
  'deletedAt',
])

/** @returns SHA-256 (hex) over what a brief or an aid says, as Payload's document or as MongoDB's row. */
export function hashPage(page: object): string {
  const content = Object.fromEntries(Object.entries(page).filter(([name]) => !NOT_CONTENT.has(name)))
  // Ids and dates in their JSON form, so that a row and a document give the same.
  return createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(content))))
    .digest('hex')
}
