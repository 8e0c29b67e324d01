import type { mongo } from 'mongoose'

import { GONE_MS, webProcesses } from './registerProcess'

export interface Rebuilt {
  address: string
  documents: number
  ms: number
}

const TIMEOUT_MS = 5 * 60_000

/** Has each living web process build its index anew; it answers from the old one until the new one is complete. */
export async function rebuildIndexes(db: mongo.Db): Promise<Rebuilt[]> {
  const living = await webProcesses(db)
    .find({ seenAt: { $gte: new Date(Date.now() - GONE_MS) } })
    .toArray()
  const rebuilt: Rebuilt[] = []
  // One after the other: the others answer while one builds.
  for (const { address, token } of living) {
    const response = await fetch(`${address}/internal/rebuild`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!response.ok) throw new Error(`${address} answers ${response.status}`)
    rebuilt.push({ address, ...((await response.json()) as Omit<Rebuilt, 'address'>) })
  }
  return rebuilt
}
