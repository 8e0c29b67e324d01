import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { systemCodeOf } from '../../lib/errors'
import { processIdentity } from '../../lib/processIdentity'
import { writeFileAtomic } from '../../lib/writeFileAtomic'

/**
 * Says that this process uses services it did not start, so that their owner leaves them up when it ends first.
 *
 * @returns what takes the word back
 */
export function enterServices(dataDir: string): () => void {
  const file = join(folderOf(dataDir), `${process.pid}-${randomUUID()}`)
  mkdirSync(folderOf(dataDir), { recursive: true })
  writeFileAtomic(file, processIdentity(process.pid) ?? '')
  return () => rmSync(file, { force: true })
}

/** @returns whether a living process uses the services; what dead ones left is cleared away. */
export function hasServiceUsers(dataDir: string): boolean {
  return (ifThere(() => readdirSync(folderOf(dataDir))) ?? []).some((name) => {
    const file = join(folderOf(dataDir), name)
    const pid = Number.parseInt(name, 10)
    const isAlive = processIdentity(pid) === ifThere(() => readFileSync(file, 'utf8'))
    if (!isAlive && processIdentity(pid) === undefined) rmSync(file, { force: true })
    return isAlive
  })
}

function ifThere<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function folderOf(dataDir: string): string {
  return join(dataDir, 'services.users')
}
