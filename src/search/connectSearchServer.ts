import type { Env } from '../lib/env'
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

/** @returns the engine of a search server, for whoever writes it or compares it: the worker and our own commands. */
export function connectSearchServer(server: SearchServer): SearchEngine {
  return engineFor(server, 'write')
}

/**
 * @returns the same for a process that searches. The server may be down: until it has answered a first time, `status().ready`
 *   is false and searches are not to be had from it.
 */
export function openSearchServer(server: SearchServer): SearchEngine {
  const engine = engineFor(server, 'search')
  void openUntilDone(engine, server.log)
  return engine
}

/** With a key that may do no more than this purpose needs, when the given one may make keys. */
function engineFor(server: SearchServer, purpose: KeyPurpose): MeilisearchEngine {
  const { host, apiKey, index } = server
  return createMeilisearchEngine({ ...server, authorise: () => leastRightKey({ host, apiKey }, purpose, index) })
}

async function openUntilDone(engine: MeilisearchEngine, log: Logger): Promise<void> {
  for (let isFirst = true; ; isFirst = false) {
    try {
      return await engine.open()
    } catch (err) {
      const said = { err, msg: 'the search server cannot be used yet' }
      if (isFirst) log.warn(said)
      else log.debug(said)
      await sleep(RETRY_MS)
    }
  }
}
