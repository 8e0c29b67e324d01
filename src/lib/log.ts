import { pino, type Logger } from 'pino'
import pretty from 'pino-pretty'

export type { Logger } from 'pino'

export type LogStyle = 'lines' | 'json'

/**
 * @returns a logger on stderr, so that what a command prints on stdout can be piped. `lines` is for a person at a
 *   terminal, `json` (one object a line) for production. Errors go under `err`: `log.error({ err, msg })`.
 */
export function createLog({ level = 'info', style = 'lines' }: { level?: string; style?: LogStyle } = {}): Logger {
  if (style === 'json') return pino({ level }, pino.destination({ dest: 2, sync: true }))
  const colorize = process.stderr.isTTY === true && !process.env.NO_COLOR
  const stream = pretty({ colorize, destination: 2, ignore: 'pid,hostname', sync: true, translateTime: 'SYS:HH:MM:ss' })
  return pino({ level }, stream)
}
