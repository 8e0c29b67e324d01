import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { parseEnv } from '../../src/lib/env'
import { createLog } from '../../src/lib/log'
import { startServices } from '../../src/server/services'

/**
 * One mongod for the whole run, from wherever `npm start` would take it, on a data folder of its own. `MONGODB_URI` is not
 * looked at: tests never touch a database that somebody configured.
 */
export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ieum-test-'))
  const { IEUM_CACHE_DIR, XDG_CACHE_HOME } = process.env
  const env = parseEnv({
    IEUM_CACHE_DIR,
    XDG_CACHE_HOME,
    IEUM_DATA_DIR: dataDir,
    IEUM_MONGODB_CACHE_GB: '0.5',
    IEUM_MEILISEARCH: 'off',
  })
  const services = await startServices({ dataDir, env, log: createLog({ level: 'warn' }) })
  project.provide('mongodbUri', services.mongodbUri)
  project.provide('runFolder', dataDir)
  return async () => {
    await services.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
