import { randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** @returns where a fetched mongod of that version is kept; data folders share it. */
export function cachedBinaryPath(cacheDir: string, name: string): string {
  return join(cacheDir, 'mongod', name)
}

/**
 * Lets `fetchInto` work in a folder of its own and moves the mongod it returns into the cache in one step, so that
 * two processes that fetch at once never see each other's half.
 *
 * @returns the path in the cache
 */
export async function keepInCache(
  cacheDir: string,
  name: string,
  fetchInto: (folder: string) => Promise<string>,
): Promise<string> {
  const kept = cachedBinaryPath(cacheDir, name)
  const folder = join(cacheDir, 'mongod', `.fetching-${randomUUID()}`)
  mkdirSync(folder, { recursive: true })
  try {
    const fetched = await fetchInto(folder)
    chmodSync(fetched, 0o755)
    renameSync(fetched, kept)
    return kept
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
