import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { systemCodeOf } from '../../lib/errors'
import type { Logger } from '../../lib/log'
import { NEXT_ENVIRONMENT } from './nextEnvironment'

/** `src/server/web.ts`, `worker.ts` or `reply.ts`. */
export type ChildKind = 'web' | 'worker' | 'reply'

export type ChildInput = {
  root: string
  isDev: boolean
  args: readonly string[]
  environment: Readonly<Record<string, string>>
  log: Logger
}

export type ChildExit = { code: number | null; signal: NodeJS.Signals | null }

/** A child drains for up to 20 s; this is somewhat more. */
export const DRAIN_MS = 30_000

const NAMES: Record<ChildKind, string> = { web: '웹 서버', worker: '뒷일 프로세스', reply: '회신 서버' }

/** A process of ours below the parent, in a group of its own: Ctrl-C reaches the parent, which passes it on once. */
export class ServerChild {
  readonly name: string
  readonly exited: Promise<ChildExit>
  /** Resolves when it says that it serves; never when it ends before. */
  readonly ready: Promise<void>
  readonly #child: ChildProcess
  readonly #log: Logger

  constructor(kind: ChildKind, input: ChildInput) {
    const { root, isDev, args, environment } = input
    const condition = isDev ? 'development' : 'production'
    const script = join(root, 'src', 'server', `${kind}.ts`)
    this.name = NAMES[kind]
    this.#log = input.log
    this.#child = spawn(process.execPath, ['-C', condition, '--import', 'tsx', script, ...args], {
      cwd: root,
      detached: true,
      env: { ...process.env, ...NEXT_ENVIRONMENT, ...environment, NODE_ENV: condition, NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.exited = exitOf(this.#child)
    this.ready = once(this.#child, 'message').then(() => undefined)
    // Lookups go before everything that may wait a moment.
    if (kind === 'worker') lowerPriority(this.#child)
  }

  /** Lets it finish what it has begun, then ends it; forces it after `drainMs`. */
  async stop(drainMs = DRAIN_MS): Promise<void> {
    const force = setTimeout(() => {
      this.#log.warn(`${this.name}: ${drainMs / 1000}초 안에 끝나지 않아 강제로 끝냅니다.`)
      this.kill()
    }, drainMs)
    this.#child.kill('SIGTERM')
    await this.exited
    clearTimeout(force)
  }

  kill(): void {
    this.#child.kill('SIGKILL')
  }
}

async function exitOf(child: ChildProcess): Promise<ChildExit> {
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  return { code, signal }
}

function lowerPriority({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch (error) {
    // It has ended already, or this system keeps its own order.
    if (!['ESRCH', 'EACCES', 'EPERM'].includes(systemCodeOf(error) ?? '')) throw error
  }
}
