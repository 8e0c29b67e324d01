import { lookup as resolve, type LookupAddress, type LookupOptions } from 'node:dns'
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'

import type { LinkSight } from '../../domain/links/settleLink'
import { systemCodeOf } from '../../lib/errors'
import { isForbiddenAddress } from './forbiddenAddresses'

/** What a look at a link brought. */
export type LinkLook =
  | { sight: LinkSight; answered: boolean; problem?: string }
  /** It leads where we do not ask: into our own network, or to another kind of server. */
  | { sight: 'refused'; answered: false; problem: string }

export interface LookInput {
  link: string
  /** Names (`portal.example.kr`) or names with a port (`10.1.2.3:8080`) that may be asked though they lie inside. */
  allowedHosts: ReadonlySet<string>
  signal: AbortSignal
  /** For one request, in ms. */
  timeoutMs: number
}

const MOST_REDIRECTS = 5
const PORTS = new Set(['', '80', '443', '8080', '8443'])
const HEADERS = { 'user-agent': 'Ieum-link-check/1.0', accept: '*/*' }
const ABSENT = new Set([404, 410])
const FORBIDDEN_CODE = 'EFORBIDDENADDRESS'

interface Answer {
  status: number
  location: string | undefined
}

/**
 * Asks for a link as a program that only wants to know whether it opens: HEAD, then GET where HEAD brought nothing good, no
 * body read, redirects followed one by one with the same caution as the link itself.
 * @throws what `signal` was aborted with
 */
export async function lookAtLink(input: LookInput): Promise<LinkLook> {
  let url = new URL(input.link)
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const refusal = refusalOf(url, input.allowedHosts)
    if (refusal) return { sight: 'refused', answered: false, problem: refusal }
    const answer = await askGently(url, input)
    if ('sight' in answer) return answer
    const { status, location } = answer
    if (status < 300 || status >= 400 || !location) return sightOf(status)
    if (!URL.canParse(location, url)) return { sight: 'broken', answered: true, problem: '잘못된 주소로 넘김' }
    url = new URL(location, url)
  }
  return { sight: 'broken', answered: true, problem: '끝없이 다른 주소로 넘김' }
}

function refusalOf(url: URL, allowedHosts: ReadonlySet<string>): string | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'http, https가 아님'
  if (url.username || url.password) return '계정이 적힌 주소'
  const host = bareHost(url)
  if (allowedHosts.has(`${host}:${url.port}`)) return undefined
  if (!PORTS.has(url.port)) return `${url.port}번 포트`
  return isIP(host) && isForbiddenAddress(host) && !allowedHosts.has(host) ? '내부망 주소' : undefined
}

/** Without the brackets of IPv6. */
const bareHost = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '').toLowerCase()

/** HEAD, and GET where that was answered badly: many servers know no HEAD. */
async function askGently(url: URL, input: LookInput): Promise<Answer | LinkLook> {
  const head = await ask(url, 'HEAD', input)
  const isGood = 'status' in head && head.status < 400
  const isHopeless = 'sight' in head && (head.sight === 'refused' || head.sight === 'unsure')
  return isGood || isHopeless ? head : ask(url, 'GET', input)
}

async function ask(url: URL, method: 'HEAD' | 'GET', input: LookInput): Promise<Answer | LinkLook> {
  const { signal, timeoutMs } = input
  try {
    const { statusCode = 0, headers } = await responseOf(url, {
      method,
      headers: HEADERS,
      agent: false,
      lookup: guarded(isAllowed(url, input.allowedHosts)) as RequestOptions['lookup'],
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    })
    return { status: statusCode, location: headers.location }
  } catch (error) {
    signal.throwIfAborted()
    return failureOf(error)
  }
}

const isAllowed = (url: URL, allowedHosts: ReadonlySet<string>): boolean =>
  allowedHosts.has(bareHost(url)) || allowedHosts.has(`${bareHost(url)}:${url.port}`)

function responseOf(url: URL, options: RequestOptions): Promise<IncomingMessage> {
  return new Promise((found, failed) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options)
    request.on('response', (response) => {
      found(response)
      // The first line was all that was wanted.
      response.on('error', () => {})
      response.destroy()
    })
    request.on('error', failed)
    request.end()
  })
}

type LookupDone = (error: Error | null, address?: string | LookupAddress[], family?: number) => void

/** Looks a name up and gives the connection nothing but addresses that may be asked: the one checked is the one connected to. */
function guarded(mayLieInside: boolean) {
  return (host: string, options: LookupOptions, done: LookupDone): void => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error)
      const forbidden = addresses.some(({ address }) => isForbiddenAddress(address))
      if (forbidden && !mayLieInside) return done(Object.assign(new Error('내부망 주소'), { code: FORBIDDEN_CODE }))
      if (options.all) return done(null, addresses)
      done(null, addresses[0]?.address ?? '', addresses[0]?.family ?? 4)
    })
  }
}

function sightOf(status: number): LinkLook {
  if (status < 400) return { sight: 'open', answered: true }
  const problem = `응답 코드 ${status}`
  if (ABSENT.has(status)) return { sight: 'gone', answered: true, problem }
  return { sight: status >= 500 ? 'broken' : 'unsure', answered: true, problem }
}

const FAILURES: Readonly<Record<string, string>> = {
  ENOTFOUND: '없는 서버 이름',
  EAI_AGAIN: '서버 이름을 찾지 못함',
  ECONNREFUSED: '연결을 받지 않음',
  ECONNRESET: '연결이 끊김',
  EHOSTUNREACH: '서버에 닿지 않음',
  ENETUNREACH: '서버에 닿지 않음',
  ETIMEDOUT: '답이 없음',
  ABORT_ERR: '답이 없음',
}

function failureOf(error: unknown): LinkLook {
  const code = systemCodeOf(error) ?? (error instanceof Error && error.name === 'AbortError' ? 'ABORT_ERR' : '')
  if (code === FORBIDDEN_CODE) return { sight: 'refused', answered: false, problem: '내부망 주소' }
  // Whoever reads it with a browser may know the certificate's maker; we may not.
  if (/CERT|SELF_SIGNED|SIGNATURE|ALTNAME/.test(code))
    return { sight: 'unsure', answered: true, problem: '확인할 수 없는 인증서' }
  // What is no HTTP came from a server all the same.
  if (code.startsWith('HPE_')) return { sight: 'broken', answered: true, problem: '알아들을 수 없는 답' }
  return { sight: 'broken', answered: false, problem: FAILURES[code] ?? `연결하지 못함${code ? ` (${code})` : ''}` }
}
