import type { Env } from '../lib/env'
import { connectSearchServer, type SearchServerUse } from '../search/connectSearchServer'
import type { NamedEngine } from '../server/checkIndexes'

/** @returns the configured search server under the name that commands print; undefined without one. */
export async function searchServerOf({ meili }: Env, use: SearchServerUse): Promise<NamedEngine | undefined> {
  if (!meili) return undefined
  const engine = await connectSearchServer(meili, use)
  return engine && { address: `Meilisearch ${meili.host}`, engine }
}
