import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLog } from '../../src/lib/log'
import { freePort } from '../../src/server/services/freePort'
import { findMeilisearch } from '../../src/server/services/meilisearch/findMeilisearch'
import { startMeilisearch } from '../../src/server/services/meilisearch/startMeilisearch'

const KEY = 'a-master-key-for-tests-only'

export interface TestMeilisearch {
  host: string
  apiKey: string | undefined
  /** Of the one started for the caller. */
  pid: number | undefined
  stop: () => Promise<void>
}

const { MEILI_HOST, MEILI_API_KEY } = process.env
const found = MEILI_HOST
  ? { reason: '' }
  : await findMeilisearch({ cacheDir: join(tmpdir(), 'ieum-no-cache'), say: () => undefined, mayDownload: false })

/** Whether tests have a Meilisearch: `MEILI_HOST`, or a `meilisearch` on the PATH. */
export const hasMeilisearch = MEILI_HOST !== undefined || 'path' in found

/** What a suite is called that needs one, so that its name says why it was skipped. */
export function named(name: string): string {
  return hasMeilisearch ? name : `${name} (skipped: no MEILI_HOST and no meilisearch on the PATH)`
}

/** The Meilisearch of `MEILI_HOST`, or one started for the caller, on a folder and a port of its own. */
export async function startTestMeilisearch(): Promise<TestMeilisearch> {
  if (MEILI_HOST) return { host: MEILI_HOST, apiKey: MEILI_API_KEY, pid: undefined, stop: async () => undefined }
  if (!('path' in found)) throw new Error(`no Meilisearch: ${found.reason}`)
  const dataDir = mkdtempSync(join(tmpdir(), 'ieum-meilisearch-'))
  const log = createLog({ level: 'silent' })
  const port = await freePort()
  const server = await startMeilisearch({
    binary: found.path,
    dataDir,
    port,
    masterKey: KEY,
    log,
    onSpawned: () => undefined,
  })
  return {
    host: `http://127.0.0.1:${port}`,
    apiKey: KEY,
    pid: server.pid,
    stop: async () => {
      await server.stop(log)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
