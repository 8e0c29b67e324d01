import { randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const UNFINISHED = '.fetching-'
const ABANDONED_MS = 24 * 60 * 60 * 1000

/** Programs that can be fetched; each has a folder of its own in the cache. */
export type Program = 'mongod' | 'meilisearch'

/** @returns where a fetched program of that version is kept; data folders share it. */
export function cachedBinaryPath(cacheDir: string, program: Program, name: string): string {
  return join(cacheDir, program, name)
}

/**
 * Lets `fetchInto` work in a folder of its own and moves the program it returns into the cache in one step, so that
 * two processes that fetch at once never see each other's half.
 *
 * @returns the path in the cache
 */
export async function keepInCache(
  cacheDir: string,
  program: Program,
  name: string,
  fetchInto: (folder: string) => Promise<string>,
): Promise<string> {
  const kept = cachedBinaryPath(cacheDir, program, name)
  const folder = join(cacheDir, program, `${UNFINISHED}${randomUUID()}`)
  mkdirSync(folder, { recursive: true })
  clearAbandoned(join(cacheDir, program))
  try {
    const fetched = await fetchInto(folder)
    chmodSync(fetched, 0o755)
    renameSync(fetched, kept)
    return kept
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What processes that were killed while they fetched left behind, 180 MB each. */
function clearAbandoned(parent: string): void {
  for (const name of readdirSync(parent).filter((name) => name.startsWith(UNFINISHED))) {
    const age = Date.now() - (statSync(join(parent, name), { throwIfNoEntry: false })?.mtimeMs ?? Infinity)
    if (age > ABANDONED_MS) rmSync(join(parent, name), { recursive: true, force: true })
  }
}
