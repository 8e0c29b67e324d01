import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Logger } from '../../lib/log'
import { NEXT_ENVIRONMENT } from './nextEnvironment'

export type WebInput = {
  root: string
  isDev: boolean
  args: readonly string[]
  environment: Readonly<Record<string, string>>
  log: Logger
}

export type WebExit = { code: number | null; signal: NodeJS.Signals | null }

/** The web process drains for up to 20 s; this is somewhat more. */
export const DRAIN_MS = 30_000

/** The web process of `src/server/web.ts`, in a group of its own: Ctrl-C reaches the parent, which passes it on once. */
export class WebProcess {
  readonly exited: Promise<WebExit>
  readonly #child: ChildProcess
  readonly #log: Logger

  constructor(input: WebInput) {
    const { root, isDev, args, environment } = input
    const condition = isDev ? 'development' : 'production'
    const script = join(root, 'src', 'server', 'web.ts')
    this.#log = input.log
    this.#child = spawn(process.execPath, ['-C', condition, '--import', 'tsx', script, ...args], {
      cwd: root,
      detached: true,
      env: { ...process.env, ...NEXT_ENVIRONMENT, ...environment, NODE_ENV: condition, NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.exited = exitOf(this.#child)
  }

  /** Lets it finish what it has begun, then ends it; forces it after `drainMs`. */
  async stop(drainMs = DRAIN_MS): Promise<void> {
    const force = setTimeout(() => {
      this.#log.warn(`웹 서버가 ${drainMs / 1000}초 안에 끝나지 않아 강제로 끝냅니다.`)
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

async function exitOf(child: ChildProcess): Promise<WebExit> {
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  return { code, signal }
}
