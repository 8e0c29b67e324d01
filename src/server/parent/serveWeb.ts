import type { ExitCode, ServiceUnavailableError } from '../../lib/errors'
import type { Services } from '../services'
import type { StopRequest } from './stopRequest'
import { watchSources } from './watchSources'
import { DRAIN_MS, WebProcess, type WebExit, type WebInput } from './webProcess'

type Input = WebInput & { services: Services; stop: StopRequest }

type Event =
  | { kind: 'stop' }
  | { kind: 'changed'; file: string }
  | { kind: 'web-ended'; exit: WebExit }
  | { kind: 'services-ended'; error: ServiceUnavailableError }

/**
 * Runs the web process until somebody asks to stop, it ends by itself, or a service is lost. In dev it is started anew when
 * a source changes, and a crash waits for the next change.
 *
 * @returns the exit code of the whole
 * @throws ServiceUnavailableError when a service was lost
 */
export async function serveWeb(input: Input): Promise<ExitCode> {
  const { services, stop, isDev, log } = input
  const servicesEnded = new Promise<Event>((resolve) =>
    services.onUnexpectedExit((error) => resolve({ kind: 'services-ended', error })),
  )
  const asked = onAbort(stop.asked).then((): Event => ({ kind: 'stop' }))
  let web: WebProcess | undefined
  void onAbort(stop.askedAgain).then(() => web?.kill())
  for (;;) {
    web = new WebProcess(input)
    const change = isDev ? nextChange(input) : undefined
    const webEnded = web.exited.then((exit): Event => ({ kind: 'web-ended', exit }))
    const event = await Promise.race([asked, servicesEnded, webEnded, ...(change ? [change.event] : [])])
    if (event.kind === 'web-ended' && change && event.exit.code !== 0) {
      log.warn('웹 서버가 끝났습니다. 소스를 고치면 다시 시작합니다.')
      const next = await Promise.race([asked, servicesEnded, change.event])
      change.end()
      if (next.kind === 'changed') continue
      return settle(next)
    }
    change?.end()
    if (event.kind === 'services-ended') log.error('MongoDB가 끝나 웹 서버를 닫습니다.')
    await web.stop(drainTimeOf(event))
    if (event.kind !== 'changed') return settle(event)
    log.info(`${event.file} 파일이 바뀌어 다시 시작합니다.`)
  }
}

/** In ms. Without a database nothing can be finished any more, and a developer does not want to wait. */
function drainTimeOf(event: Event): number {
  if (event.kind === 'services-ended') return 5_000
  return event.kind === 'changed' ? 3_000 : DRAIN_MS
}

function nextChange({ root, log }: WebInput): { event: Promise<Event>; end: () => void } {
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
  if (event.kind !== 'web-ended') return 0
  const { code, signal } = event.exit
  console.error(`웹 서버가 끝나 이음을 닫습니다. (${signal ?? `종료 코드 ${code}`})`)
  return exitCodeFrom(code)
}

/** A signal or a code of Node's own (13, 134 ...) becomes 1. */
function exitCodeFrom(code: number | null): ExitCode {
  return code === 0 || code === 2 || code === 3 ? code : 1
}
