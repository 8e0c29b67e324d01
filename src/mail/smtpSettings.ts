import { isLoopback } from '../lib/env'

/** Where mail is handed over, as `SMTP_URL` says it. */
export interface SmtpSettings {
  host: string
  port: number
  /** TLS from the first byte (`smtps:`). */
  secure: boolean
  /** Without STARTTLS nothing is sent. */
  requireTLS: boolean
  login: { user: string; pass: string } | undefined
  /** What this machine calls itself (`?name=`); its host name when undefined. */
  name: string | undefined
}

const PORTS = { 'smtp:': 25, 'smtps:': 465 } as const

/**
 * Reads `smtp://user:password@host:587?requireTLS=true` or `smtps://...`. A login is never sent in the clear to another
 * machine: with one, TLS is required whether the address says so or not.
 */
export function smtpSettings(url: string): SmtpSettings {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url)
  const secure = protocol === 'smtps:'
  const login = username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : undefined
  const host = hostname.replace(/^\[|\]$/g, '')
  return {
    host,
    port: port ? Number(port) : PORTS[secure ? 'smtps:' : 'smtp:'],
    secure,
    requireTLS: !secure && (searchParams.get('requireTLS') === 'true' || (login !== undefined && !isLoopback(host))),
    login,
    name: searchParams.get('name') ?? undefined,
  }
}
