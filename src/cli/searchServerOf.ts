import type { Env } from '../lib/env'
import type { Logger } from '../lib/log'
import { connectSearchServer } from '../search/connectSearchServer'
import type { NamedEngine } from '../server/checkIndexes'

/** @returns the configured search server under the name that commands print; undefined without one. */
export function searchServerOf({ meili }: Env, log: Logger): NamedEngine | undefined {
  return meili && { address: `Meilisearch ${meili.host}`, engine: connectSearchServer({ ...meili, log }) }
}
