import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from '../../../lib/log'
import { processIdentity } from '../../../lib/processIdentity'
import { sleep } from '../../../lib/sleep'
import { RunningProgram } from '../programs/runningProgram'

const READY_MS = 20_000
const ANSWER_MS = 1_000
const POLL_MS = 25

export const MEILISEARCH = 'Meilisearch'

type Input = {
  binary: string
  dataDir: string
  port: number
  masterKey: string
  log: Logger
  /** Called as soon as it has a pid, so that it can be found again should this process die while it starts. */
  onSpawned: (meilisearch: RunningProgram) => void
}

/** @returns the folder of its indexes in the data folder; all that lies there can be made again. */
export function meilisearchFolder(dataDir: string): string {
  return join(dataDir, 'meilisearch')
}

/**
 * Starts Meilisearch in a process group of its own and waits until it answers.
 *
 * @throws Error when it ends or does not answer within 20 s; it is stopped then
 */
export async function startMeilisearch(input: Input): Promise<RunningProgram> {
  const meilisearch = await spawnMeilisearch(input)
  input.onSpawned(meilisearch)
  const deadline = Date.now() + READY_MS
  while (!(await answers(meilisearch.port))) {
    if (meilisearch.ended() || Date.now() > deadline) {
      await meilisearch.stop(input.log)
      throw new Error(`시작되지 않았습니다. (${join(input.dataDir, 'meilisearch.log')})`)
    }
    await sleep(POLL_MS)
  }
  return meilisearch
}

/** @returns whether a Meilisearch on that port of this machine takes requests. */
export async function answers(port: number): Promise<boolean> {
  try {
    const reply = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(ANSWER_MS) })
    return reply.ok && ((await reply.json()) as { status?: unknown }).status === 'available'
  } catch {
    // Not up, or not one: that is the answer, not a failure.
    return false
  }
}

async function spawnMeilisearch({ binary, dataDir, port, masterKey }: Input): Promise<RunningProgram> {
  const folder = meilisearchFolder(dataDir)
  mkdirSync(folder, { recursive: true })
  const output = openSync(join(dataDir, 'meilisearch.log'), 'w')
  const child = spawn(binary, argumentsFor(folder, port), {
    cwd: folder,
    detached: true,
    // Not as an argument, which everybody on this machine can read.
    env: { ...withoutSettings(process.env), MEILI_MASTER_KEY: masterKey },
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  await once(child, 'spawn')
  child.unref()
  const pid = child.pid ?? 0
  return new RunningProgram({ name: MEILISEARCH, pid, identity: processIdentity(pid) ?? '', port, child })
}

function argumentsFor(folder: string, port: number): string[] {
  return [
    ...['--db-path', join(folder, 'indexes'), '--dump-dir', join(folder, 'dumps')],
    ...['--snapshot-dir', join(folder, 'snapshots'), '--http-addr', `127.0.0.1:${port}`],
    ...['--no-analytics', '--log-level', 'WARN', '--env', 'production'],
    // For each task it clears buffers of a part of this: with the default two thirds of all memory that takes half a second.
    ...['--max-indexing-memory', '256MiB'],
  ]
}

/** Settings meant for a Meilisearch elsewhere would turn ours into something else. */
function withoutSettings({ ...environment }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  for (const name of Object.keys(environment)) if (name.startsWith('MEILI_')) delete environment[name]
  return environment
}
