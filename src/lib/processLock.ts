import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { systemCodeOf } from './errors'
import { processIdentity } from './processIdentity'

const holderShape = z.object({ id: z.string(), pid: z.number(), identity: z.string(), purpose: z.string() })

/** Who holds a lock; `identity` is `processIdentity(pid)` at the time of taking. */
export type LockHolder = z.infer<typeof holderShape>

export type LockAttempt = { taken: true; release: () => void } | { taken: false; holder: LockHolder }

/**
 * Takes a lock that a dead process cannot keep: the file names its holder, and the next one takes it over when that
 * process is gone, its pid given to another one included. Tries once, does not wait.
 *
 * @throws what the file system throws when the folder cannot be written
 */
export function takeProcessLock(file: string, purpose: string): LockAttempt {
  const mine: LockHolder = {
    id: randomUUID(),
    pid: process.pid,
    identity: processIdentity(process.pid) ?? '',
    purpose,
  }
  const draft = `${file}.${mine.id}`
  writeFileSync(draft, JSON.stringify(mine))
  try {
    for (;;) {
      if (linked(draft, file)) return { taken: true, release: () => releaseLock(file, mine) }
      const holder = readHolder(file)
      if (holder && isAlive(holder)) return { taken: false, holder }
      removeStale(file, holder)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** @returns who holds the lock now, undefined when nobody alive does. */
export function lockHolder(file: string): LockHolder | undefined {
  const holder = readHolder(file)
  return holder && isAlive(holder) ? holder : undefined
}

/** A link appears whole or not at all, so nobody reads a half-written holder. */
function linked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** Moved away before it is removed: if somebody took the lock over in between, theirs is put back. */
function removeStale(file: string, seen: LockHolder | undefined): void {
  const aside = `${file}.stale.${randomUUID()}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return
    throw error
  }
  if (readHolder(aside)?.id !== seen?.id) linked(aside, file)
  rmSync(aside, { force: true })
}

function releaseLock(file: string, mine: LockHolder): void {
  if (readHolder(file)?.id === mine.id) rmSync(file, { force: true })
}

function isAlive(holder: LockHolder): boolean {
  return processIdentity(holder.pid) === holder.identity
}

function readHolder(file: string): LockHolder | undefined {
  try {
    return holderShape.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCodeOf(error) ?? '') || error instanceof SyntaxError) return undefined
    throw error
  }
}
