import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Env } from './env'
import { systemCodeOf } from './errors'

/**
 * @returns `PAYLOAD_SECRET`, or in demo mode one that is made once and kept in the data folder, readable by its
 *   owner only; sessions and signed links stay valid over restarts because of it
 * @throws what the file system throws when the data folder cannot be written
 */
export function payloadSecret(env: Pick<Env, 'payloadSecret' | 'dataDir'>): string {
  if (env.payloadSecret !== undefined) return env.payloadSecret
  const file = join(env.dataDir, 'secret')
  return readIfThere(file) ?? makeSecret(env.dataDir, file)
}

/** Written under another name and linked: of two processes that start at once, both end with the same secret. */
function makeSecret(dataDir: string, file: string): string {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (systemCodeOf(error) !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(file, 'utf8').trim()
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim() || undefined
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return undefined
    throw error
  }
}
