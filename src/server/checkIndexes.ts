import type { mongo } from 'mongoose'

import type { Fingerprint } from '../domain/searchDocument'
import { compareFingerprints, type FingerprintDifference } from '../search/compareFingerprints'
import { createDocumentSource } from '../search/source'
import { GONE_MS, webProcesses, type WebProcess } from './registerProcess'

/** What one web process holds, beside what it should. */
export interface IndexCheck {
  address: string
  held: number
  difference: FingerprintDifference
  /** Ids that differ in any way. */
  differences: number
}

/** A change that is being written while we ask is in one of the two only; a moment later both have it. */
const TRIES = 5
const PAUSE_MS = 300
const TIMEOUT_MS = 20_000

/** @returns a comparison for each web process that lives; one that does not answer differs in everything. */
export async function checkIndexes(db: mongo.Db): Promise<IndexCheck[]> {
  const living = await webProcesses(db)
    .find({ seenAt: { $gte: new Date(Date.now() - GONE_MS) } })
    .toArray()
  return Promise.all(living.map((process) => checkOne(db, process)))
}

async function checkOne(db: mongo.Db, process: WebProcess): Promise<IndexCheck> {
  const source = createDocumentSource(db)
  for (let attempt = 1; ; attempt += 1) {
    const held = await ask(process)
    const difference = compareFingerprints(await source.fingerprints(), held)
    const differences = difference.missing.length + difference.differing.length + difference.extra.length
    if (differences === 0 || attempt >= TRIES)
      return { address: process.address, held: held.length, difference, differences }
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
