import type { Env } from '../lib/env'
import { isIeumError } from '../lib/errors'
import type { Logger } from '../lib/log'
import { sleep } from '../lib/sleep'
import type { SearchEngine } from './engine'
import { createMeilisearchEngine, type MeilisearchEngine } from './meilisearch/createMeilisearchEngine'
import { type KeyPurpose, leastRightKey } from './meilisearch/leastRightKey'

export interface SearchServer extends NonNullable<Env['meili']> {
  log: Logger
  /** Another index than Ieum's own, for drills and tests. */
  index?: string
}

const RETRY_MS = 1000

/** What Meilisearch says of an index that is not there, or was never given our settings: it holds nothing of ours. */
const HOLDS_NOTHING = new Set<unknown>(['index_not_found', 'invalid_search_filter'])

/** @returns the engine of a search server, for whoever writes it or compares it: the worker and our own commands. */
export function connectSearchServer(server: SearchServer): SearchEngine {
  return withEmptyForAbsent(engineFor(server, 'write'))
}

/**
 * @returns the same for a process that searches. The server may be down: until it has answered a first time, `status().ready`
 *   is false and searches are not to be had from it.
 */
export function openSearchServer(server: SearchServer): SearchEngine {
  const engine = engineFor(server, 'search')
  void openUntilDone(engine, server.log)
  return withEmptyForAbsent(engine)
}

/** With a key that may do no more than this purpose needs, when the given one may make keys. */
function engineFor(server: SearchServer, purpose: KeyPurpose): MeilisearchEngine {
  const { host, apiKey, index } = server
  return createMeilisearchEngine({ ...server, authorise: () => leastRightKey({ host, apiKey }, purpose, index) })
}

async function openUntilDone(engine: MeilisearchEngine, log: Logger): Promise<void> {
  for (;;) {
    try {
      return await engine.open()
    } catch (err) {
      log.debug({ err, msg: 'the search server does not answer yet' })
      await sleep(RETRY_MS)
    }
  }
}

/** An index that is not there differs from the database in everything, which is what makes it built. */
function withEmptyForAbsent(engine: MeilisearchEngine): SearchEngine {
  const fingerprints = engine.fingerprints.bind(engine)
  return Object.assign(engine, {
    fingerprints: (ids?: readonly string[]) =>
      fingerprints(ids).catch((err: unknown) => {
        if (isIeumError(err) && HOLDS_NOTHING.has(err.data.reason)) return []
        throw err
      }),
  })
}
