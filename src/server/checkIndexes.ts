import type { mongo } from 'mongoose'

import type { Fingerprint } from '../domain/searchDocument'
import { compareFingerprints, type FingerprintDifference } from '../search/compareFingerprints'
import type { SearchEngine } from '../search/engine'
import { createDocumentSource } from '../search/source'
import { GONE_MS, webProcesses, type WebProcess } from './registerProcess'

/** What one index holds, beside what it should. */
export interface IndexCheck {
  /** Of a web process or of the search server. */
  address: string
  held: number
  difference: FingerprintDifference
  /** Ids that differ in any way. */
  differences: number
  /** Why it could not be asked; then nothing is known of what it holds. */
  unreachable?: string
}

/** The search server, when one is configured. */
export interface NamedEngine {
  address: string
  engine: SearchEngine
}

const NOTHING_KNOWN = { held: 0, differences: 0, difference: { missing: [], differing: [], extra: [] } }

/** A change that is being written while we ask is in one of the two only; a moment later both have it. */
const TRIES = 5
const PAUSE_MS = 300
const TIMEOUT_MS = 20_000

/** @returns a comparison for each web process that lives, and for the search server. */
export async function checkIndexes(db: mongo.Db, searchServer?: NamedEngine): Promise<IndexCheck[]> {
  const living = await webProcesses(db)
    .find({ seenAt: { $gte: new Date(Date.now() - GONE_MS) } })
    .toArray()
  return Promise.all([
    ...living.map((process) => checkOne(db, process.address, () => ask(process))),
    ...(searchServer ? [checkOne(db, searchServer.address, () => searchServer.engine.fingerprints())] : []),
  ])
}

async function checkOne(db: mongo.Db, address: string, holds: () => Promise<Fingerprint[]>): Promise<IndexCheck> {
  const source = createDocumentSource(db)
  for (let attempt = 1; ; attempt += 1) {
    const held = await holds().catch((err: unknown) => (err instanceof Error ? err : new Error(String(err))))
    if (held instanceof Error) {
      // Who let us wait once will do it again.
      const hasWaited = held.name === 'TimeoutError'
      if (hasWaited || attempt >= TRIES) return { ...NOTHING_KNOWN, address, unreachable: held.message }
    } else {
      const difference = compareFingerprints(await source.fingerprints(), held)
      const differences = difference.missing.length + difference.differing.length + difference.extra.length
      if (differences === 0 || attempt >= TRIES) return { address, held: held.length, difference, differences }
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

async function ask({ address, token }: WebProcess): Promise<Fingerprint[]> {
  const response = await fetch(`${address}/internal/fingerprints`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  if (!response.ok) throw new Error(`${address} answers ${response.status}`)
  return (await response.json()) as Fingerprint[]
}
