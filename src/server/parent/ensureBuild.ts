import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IeumError, systemCodeOf } from '../../lib/errors'
import type { Logger } from '../../lib/log'
import { takeProcessLock } from '../../lib/processLock'
import { sleep } from '../../lib/sleep'
import { writeFileAtomic } from '../../lib/writeFileAtomic'
import { sourcesHash } from './sourcesHash'
import { NEXT_ENVIRONMENT } from './nextEnvironment'

type Input = { root: string; log: Logger; signal: AbortSignal }

const LOCK_POLL_MS = 500

/** @returns whether `.next` was built from the sources as they are now. */
export function isBuildCurrent(root: string): boolean {
  return builtHash(root) === sourcesHash(root)
}

/**
 * Builds Next when the sources have changed since the last build. Of two that start at once, one builds and the other waits.
 *
 * @throws IeumError `build/failed` (exit code 1), after the build's own words were printed; what `signal` aborts with
 */
export async function ensureBuild({ root, log, signal }: Input): Promise<void> {
  if (isBuildCurrent(root)) return
  const release = await takeBuildLock({ root, log, signal })
  try {
    const hash = sourcesHash(root)
    if (builtHash(root) === hash) return
    log.info('화면을 준비합니다. 처음이거나 소스가 바뀌면 1분쯤 걸립니다.')
    await build({ root, signal })
    writeFileAtomic(hashFile(root), hash)
  } finally {
    release()
  }
}

async function takeBuildLock({ root, log, signal }: Input): Promise<() => void> {
  const folder = join(root, 'node_modules', '.cache', 'ieum')
  mkdirSync(folder, { recursive: true })
  for (let isFirst = true; ; isFirst = false) {
    const lock = takeProcessLock(join(folder, 'build.lock'), 'build')
    if (lock.taken) return lock.release
    if (isFirst) log.info(`다른 이음(pid ${lock.holder.pid})이 화면을 준비하고 있어 기다립니다.`)
    await sleep(LOCK_POLL_MS)
    signal.throwIfAborted()
  }
}

/** In a process group of its own: Next's build has workers, and all of them end when it is told to. */
async function build({ root, signal }: Pick<Input, 'root' | 'signal'>): Promise<void> {
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: root,
    detached: true,
    env: buildEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
  const onAbort = (): void => endGroup(child)
  signal.addEventListener('abort', onAbort, { once: true })
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  signal.removeEventListener('abort', onAbort)
  signal.throwIfAborted()
  if (code === 0) return
  process.stderr.write(Buffer.concat(output))
  throw new IeumError({
    code: 'build/failed',
    message: '화면을 준비하지 못했습니다. 위에 적힌 오류를 고친 뒤 다시 실행해 주세요.',
  })
}

/** A build is the same whoever starts it: it knows neither the database nor a secret. */
function buildEnvironment(): NodeJS.ProcessEnv {
  const { MONGODB_URI: _uri, PAYLOAD_SECRET: _secret, ...rest } = process.env
  return { ...rest, ...NEXT_ENVIRONMENT, NODE_ENV: 'production' }
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return
  try {
    process.kill(-child.pid, 'SIGTERM')
  } catch (error) {
    if (systemCodeOf(error) !== 'ESRCH') throw error
  }
}

function builtHash(root: string): string | undefined {
  try {
    return readFileSync(hashFile(root), 'utf8')
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function hashFile(root: string): string {
  return join(root, '.next', 'ieum-sources.sha256')
}
