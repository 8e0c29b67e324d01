import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemCodeOf } from './errors'

/**
 * @returns a secret that is made once and kept in the data folder under `name`, readable by its owner only
 * @throws what the file system throws when the data folder cannot be written
 */
export function keptSecret(dataDir: string, name: string): string {
  const file = join(dataDir, name)
  return readIfThere(file) ?? makeSecret(dataDir, file)
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
