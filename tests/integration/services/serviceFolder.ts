import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mongo } from 'mongoose'
import { onTestFinished } from 'vitest'
import { parseEnv, type Env } from '../../../src/lib/env'
import { createLog } from '../../../src/lib/log'
import { processIdentity } from '../../../src/lib/processIdentity'
import { sleep } from '../../../src/lib/sleep'
import { startServices, type Services, type ServicesInput } from '../../../src/server/services'
import { readServiceRecord } from '../../../src/server/services/serviceRecord'

/** @returns a data folder of the test's own, removed when it ends. */
export function serviceFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ieum-services-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function inputFor(dataDir: string, settings: Record<string, string> = {}): ServicesInput {
  return { dataDir, env: envFor(dataDir, settings), log: createLog({ level: 'silent' }) }
}

function envFor(dataDir: string, settings: Record<string, string>): Env {
  const { IEUM_CACHE_DIR, XDG_CACHE_HOME } = process.env
  return parseEnv({
    IEUM_CACHE_DIR,
    XDG_CACHE_HOME,
    IEUM_DATA_DIR: dataDir,
    IEUM_MONGODB_CACHE_GB: '0.25',
    // What these tests are about comes up without it; meilisearchService.test.ts turns it on.
    IEUM_MEILISEARCH: 'off',
    ...settings,
  })
}

/** Starts services that are stopped when the test ends, whatever happens in it. */
export async function startForTest(input: ServicesInput): Promise<Services> {
  const services = await startServices(input)
  onTestFinished(() => services.stop())
  return services
}

export async function write(uri: string, text: string): Promise<void> {
  await withNotes(uri, async (notes) => void (await notes.insertOne({ text })))
}

export async function readAll(uri: string): Promise<string[]> {
  return withNotes(uri, async (notes) => (await notes.find().toArray()).map(({ text }) => text))
}

type Notes = {
  insertOne: (note: { text: string }) => Promise<unknown>
  find: () => { toArray: () => Promise<{ text: string }[]> }
}

async function withNotes<T>(uri: string, use: (notes: Notes) => Promise<T>): Promise<T> {
  const client = new mongo.MongoClient(uri, { serverSelectionTimeoutMS: 5_000 })
  try {
    return await use(client.db().collection<{ text: string }>('notes'))
  } finally {
    await client.close()
  }
}

export function mongodPid(dataDir: string): number {
  return readServiceRecord(dataDir).mongodb?.pid ?? 0
}

export function isRunning(pid: number): boolean {
  return processIdentity(pid) !== undefined
}

/** Waits until `isTrue`, at most 10 s. */
export async function until(isTrue: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error('waited 10 s in vain')
    await sleep(20)
  }
}
