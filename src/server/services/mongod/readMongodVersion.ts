import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** A mongod that runs on this machine. */
export type MongodBinary = { path: string; version: string; series: string }

const VERSION_TIMEOUT_MS = 15_000

/**
 * Runs `mongod --version`, which also shows whether this machine has the libraries it was built for.
 *
 * @returns the program and its version, or the system's own words for why it does not run
 */
export async function readMongodVersion(path: string): Promise<MongodBinary | { reason: string }> {
  try {
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: VERSION_TIMEOUT_MS })
    const version = /db version v(\d+\.\d+)(\.\S+)/.exec(stdout)
    if (!version?.[1]) return { reason: 'mongod가 아닙니다' }
    return { path, version: `${version[1]}${version[2]}`, series: version[1] }
  } catch (error) {
    return { reason: `실행되지 않습니다: ${reasonOf(error)}` }
  }
}

/** A program that cannot be run says why on its last line of stderr (`error while loading shared libraries: ...`). */
function reasonOf(error: unknown): string {
  const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
  if (stderr !== '') return stderr.split('\n').at(-1) ?? stderr
  return error instanceof Error ? error.message : String(error)
}
