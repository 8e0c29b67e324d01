import type { Role } from '../../lib/env'
import type { ExitCode, ServiceUnavailableError } from '../../lib/errors'
import type { Services } from '../services'
import type { StopRequest } from './stopRequest'
import { watchSources } from './watchSources'
import { KeptWorker } from './keptWorker'
import { DRAIN_MS, ServerChild, type ChildExit, type ChildInput, type ChildKind } from './serverChild'

type Input = ChildInput & { role: Role; services: Services; stop: StopRequest }

/** What each role runs. The first one is what the rest stands and falls with; a worker beside it is kept running. */
const CHILDREN: Record<Role, { main: ChildKind; worker: boolean }> = {
  all: { main: 'web', worker: true },
  web: { main: 'web', worker: false },
  worker: { main: 'worker', worker: false },
  reply: { main: 'reply', worker: false },
}

type Event =
  | { kind: 'stop' }
  | { kind: 'changed'; file: string }
  | { kind: 'main-ended'; name: string; exit: ChildExit }
  | { kind: 'services-ended'; error: ServiceUnavailableError }

/**
 * Runs the processes of a role until somebody asks to stop, the main one ends by itself, or a service is lost. In dev they
 * are started anew when a source changes, and a crash waits for the next change.
 *
 * @returns the exit code of the whole
 * @throws ServiceUnavailableError when a service was lost
 */
export async function serve(input: Input): Promise<ExitCode> {
  const { services, stop, isDev, log, role } = input
  const servicesEnded = new Promise<Event>((resolve) =>
    services.onUnexpectedExit((error) => resolve({ kind: 'services-ended', error })),
  )
  const asked = onAbort(stop.asked).then((): Event => ({ kind: 'stop' }))
  let running: Running | undefined
  void onAbort(stop.askedAgain).then(() => running?.kill())
  for (;;) {
    running = startChildren(role, input)
    const { main } = running
    const change = isDev ? nextChange(input) : undefined
    const mainEnded = main.exited.then((exit): Event => ({ kind: 'main-ended', name: main.name, exit }))
    const event = await Promise.race([asked, servicesEnded, mainEnded, ...(change ? [change.event] : [])])
    if (event.kind === 'main-ended' && change && event.exit.code !== 0) {
      log.warn(`${main.name}: 끝났습니다. 소스를 고치면 다시 시작합니다.`)
      const next = await Promise.race([asked, servicesEnded, change.event])
      change.end()
      await running.stop(drainTimeOf(next))
      if (next.kind === 'changed') continue
      return settle(next)
    }
    change?.end()
    if (event.kind === 'services-ended') log.error('MongoDB가 끝나 이음을 닫습니다.')
    await running.stop(drainTimeOf(event))
    if (event.kind !== 'changed') return settle(event)
    log.info(`${event.file} 파일이 바뀌어 다시 시작합니다.`)
  }
}

interface Running {
  main: ServerChild
  stop(drainMs: number): Promise<void>
  kill(): void
}

function startChildren(role: Role, input: ChildInput): Running {
  const { main: kind, worker: hasWorker } = CHILDREN[role]
  const main = new ServerChild(kind, input)
  const worker = hasWorker ? new KeptWorker({ ...input, args: [] }) : undefined
  // Two that start at once on two cores keep each other waiting, and agents wait for the first.
  if (worker) main.ready.then(() => worker.start()).catch(() => undefined) // it could not be started: `exited` tells
  return {
    main,
    stop: async (drainMs) => void (await Promise.all([main.stop(drainMs), worker?.stop(drainMs)])),
    kill() {
      main.kill()
      worker?.kill()
    },
  }
}

/** In ms. Without a database nothing can be finished any more, and a developer does not want to wait. */
function drainTimeOf(event: Event): number {
  if (event.kind === 'services-ended') return 5_000
  return event.kind === 'changed' ? 3_000 : DRAIN_MS
}

function nextChange({ root, log }: ChildInput): { event: Promise<Event>; end: () => void } {
  let end = (): void => {}
  const event = new Promise<Event>((resolve) => {
    end = watchSources({ root, log, onChange: (file) => resolve({ kind: 'changed', file }) })
  })
  return { event, end }
}

function onAbort(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

function settle(event: Event): ExitCode {
  if (event.kind === 'services-ended') throw event.error
  if (event.kind !== 'main-ended') return 0
  const { code, signal } = event.exit
  console.error(`${event.name}: 끝나서 이음을 닫습니다. (${signal ?? `종료 코드 ${code}`})`)
  return exitCodeFrom(code)
}

/** A signal or a code of Node's own (13, 134 ...) becomes 1. */
function exitCodeFrom(code: number | null): ExitCode {
  return code === 0 || code === 2 || code === 3 ? code : 1
}
