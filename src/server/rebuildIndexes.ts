import type { mongo } from 'mongoose'

import type { Logger } from '../lib/log'
import { createFollower } from '../search/follower'
import { createParking } from '../search/following/parking'
import { createResumeTokens } from '../search/following/resumeTokens'
import { createDocumentSource } from '../search/source'
import type { NamedEngine } from './checkIndexes'
import { GONE_MS, webProcesses, type WebProcess } from './registerProcess'

export interface Rebuilt {
  address: string
  documents: number
  ms: number
}

const TIMEOUT_MS = 5 * 60_000

/** Has each living web process, then the search server, build its index anew; the old one answers until the new one is complete. */
export async function rebuildIndexes(db: mongo.Db, log: Logger, searchServer?: NamedEngine): Promise<Rebuilt[]> {
  const living = await webProcesses(db)
    .find({ seenAt: { $gte: new Date(Date.now() - GONE_MS) } })
    .toArray()
  const rebuilt: Rebuilt[] = []
  // One after the other: the others answer while one builds.
  for (const process of living) rebuilt.push(await rebuildProcess(process))
  if (searchServer) rebuilt.push(await rebuildServer(db, log, searchServer))
  return rebuilt
}

async function rebuildProcess({ address, token }: WebProcess): Promise<Rebuilt> {
  const response = await fetch(`${address}/internal/rebuild`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  if (!response.ok) throw new Error(`${address} answers ${response.status}`)
  return { address, ...((await response.json()) as Omit<Rebuilt, 'address'>) }
}

/** The worker goes on feeding the old index meanwhile; what it wrote there is swept into the new one. */
async function rebuildServer(db: mongo.Db, log: Logger, { address, engine }: NamedEngine): Promise<Rebuilt> {
  const started = performance.now()
  const follower = createFollower({
    db,
    source: createDocumentSource(db),
    engine,
    parking: createParking({ db, index: 'meilisearch', log }),
    log,
    shared: { tokens: createResumeTokens(db, 'meilisearch') },
  })
  await follower.rebuild()
  await follower.stop()
  const { length: documents } = await engine.fingerprints()
  return { address, documents, ms: Math.round(performance.now() - started) }
}
