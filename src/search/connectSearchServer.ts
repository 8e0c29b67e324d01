import type { Env } from '../lib/env'
import type { SearchEngine } from './engine'

/** `look` only asks (web processes, checks), `feed` also writes (the worker, `npm run reindex`). */
export type SearchServerUse = 'look' | 'feed'

export type SearchServer = NonNullable<Env['meili']>

/**
 * @returns the engine of the search server that `MEILI_HOST` names; undefined while none can be had. The server itself may
 *   be down: that shows at the first question.
 */
export async function connectSearchServer(
  _server: SearchServer,
  _use: SearchServerUse,
): Promise<SearchEngine | undefined> {
  return undefined
}
