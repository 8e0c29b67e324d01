import { createHash } from 'node:crypto'

import { Meilisearch, type Key, type KeyCreation } from 'meilisearch'

import { MeilisearchUnavailableError, reasonOf } from './errors'
import type { MeilisearchAddress } from './store'

/** `search` for processes that ask, `write` for the one that keeps the index. */
export type KeyPurpose = 'search' | 'write'

const ACTIONS: Record<KeyPurpose, KeyCreation['actions']> = {
  // The documents themselves are read to be compared with the database.
  search: ['search', 'documents.get'],
  write: [
    ...(['search', 'documents.add', 'documents.get', 'documents.delete', 'tasks.get'] as const),
    ...([
      'indexes.create',
      'indexes.get',
      'indexes.delete',
      'indexes.swap',
      'settings.get',
      'settings.update',
    ] as const),
  ],
}

/** What Meilisearch says when a key may not look after keys, or no master key was set at all. */
const NO_MASTER = new Set<unknown>(['invalid_api_key', 'missing_master_key', 'missing_authorization_header'])
const NOT_FOUND = 'api_key_not_found'
/** Another process made it since we looked. */
const MADE_MEANWHILE = 'api_key_already_exists'
const PATIENCE_MS = 2000

/**
 * @returns the address with the key of least rights for its purpose, made once when the one given is the master key; any
 * other key is used as it is
 * @throws MeilisearchUnavailableError
 */
export async function leastRightKey(
  address: MeilisearchAddress,
  purpose: KeyPurpose,
  index = 'ieum',
): Promise<MeilisearchAddress> {
  const { host, apiKey } = address
  if (apiKey === undefined) return address
  const client = new Meilisearch({ host, apiKey, timeout: PATIENCE_MS })
  try {
    const { key } = await keyFor(client, purpose, index)
    return { host, apiKey: key }
  } catch (error) {
    if (NO_MASTER.has(reasonOf(error))) return address
    throw new MeilisearchUnavailableError(host, error)
  }
}

async function keyFor(client: Meilisearch, purpose: KeyPurpose, index: string): Promise<Key> {
  const uid = uidOf(index, purpose)
  const unless = (reason: string, otherwise: () => Promise<Key>) => (error: unknown) => {
    if (reasonOf(error) !== reason) throw error
    return otherwise()
  }
  // Whether two indexes were exchanged is told only to keys for all of them.
  const indexes = purpose === 'search' ? [index] : ['*']
  const create = () =>
    client
      .createKey({ uid, name: `이음 ${purpose}`, actions: ACTIONS[purpose], indexes, expiresAt: null })
      .catch(unless(MADE_MEANWHILE, () => client.getKey(uid)))
  return client.getKey(uid).catch(unless(NOT_FOUND, create))
}

/** @returns the same UUID (version 4 in form) for the same index, purpose and rights, so that a key is made once. */
function uidOf(index: string, purpose: KeyPurpose): string {
  const hex = createHash('sha256').update(`ieum:${index}:${purpose}:${ACTIONS[purpose]?.join()}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
