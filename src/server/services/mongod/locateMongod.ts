import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemCodeOf } from '../../../lib/errors'
import { processIdentity } from '../../../lib/processIdentity'

export type LocatedMongod = { pid: number; identity: string; port: number }

/**
 * @returns the mongod that has this folder open: the one we recorded, or the one that mongod's own lock file names (when
 *   our record is lost). Its command line must name the folder, so a reused pid is never taken for it.
 */
export function locateMongod(dbPath: string, recordedPid: number | undefined): LocatedMongod | undefined {
  for (const pid of [recordedPid, pidInLockFile(dbPath)]) {
    const located = pid === undefined ? undefined : mongodOfFolder(pid, dbPath)
    if (located) return located
  }
  return undefined
}

function mongodOfFolder(pid: number, dbPath: string): LocatedMongod | undefined {
  const identity = processIdentity(pid)
  const args = identity === undefined ? [] : commandLine(pid)
  const port = Number(args[args.indexOf('--port') + 1])
  if (identity === undefined || args[args.indexOf('--dbpath') + 1] !== dbPath || !Number.isInteger(port))
    return undefined
  return { pid, identity, port }
}

function pidInLockFile(dbPath: string): number | undefined {
  return Number.parseInt(readIfThere(join(dbPath, 'mongod.lock')) ?? '', 10) || undefined
}

function commandLine(pid: number): string[] {
  if (process.platform === 'linux') return (readIfThere(`/proc/${pid}/cmdline`) ?? '').split('\0')
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(' ')
  } catch {
    // ps ends with 1 when there is no such process: that is the answer, not a failure.
    return []
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES'].includes(systemCodeOf(error) ?? '')) return undefined
    throw error
  }
}
