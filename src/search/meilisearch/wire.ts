import { Agent as PlainAgent, request as plainRequest, type IncomingMessage } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'

import type { SearchParams, SearchResponse } from 'meilisearch'

import { MeilisearchRefusal } from './errors'
import type { MeilisearchAddress } from './store'

/**
 * Sends searches over connections that stay open, with Node's own HTTP: the client's `fetch`, with its streams, signals and
 * headers, takes as long as Meilisearch itself (docs/decisions/0076). Everything but searches goes through the client.
 */
export class SearchWire {
  private readonly base: URL
  private readonly isSecure: boolean
  private readonly agent: PlainAgent
  private readonly authorization: string | undefined

  constructor({ host, apiKey }: MeilisearchAddress) {
    this.base = new URL(host.endsWith('/') ? host : `${host}/`)
    this.isSecure = this.base.protocol === 'https:'
    this.agent = this.isSecure ? new SecureAgent({ keepAlive: true }) : new PlainAgent({ keepAlive: true })
    this.authorization = apiKey ? `Bearer ${apiKey}` : undefined
  }

  /** @throws MeilisearchRefusal when it says no; Error when nothing has come after `patience` ms, or the connection broke */
  async search(index: string, params: SearchParams, patience: number): Promise<SearchResponse> {
    const path = `${this.base.pathname}indexes/${encodeURIComponent(index)}/search`
    const body = JSON.stringify(params)
    const { status, text } = await this.post(path, body, patience)
    if (status !== 200) throw refusalOf(status, text)
    return JSON.parse(text) as SearchResponse
  }

  private post(
    path: string,
    body: string,
    patience: number,
    isRetry = false,
  ): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const request = this.isSecure ? secureRequest : plainRequest
      const headers: Record<string, string | number> = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        // A compressed answer takes some 45 ms longer.
        'accept-encoding': 'identity',
      }
      if (this.authorization) headers.authorization = this.authorization
      const { hostname, port } = this.base
      const sent = request({ agent: this.agent, method: 'POST', hostname: bare(hostname), port, path, headers })
      const timer = setTimeout(() => sent.destroy(new Error(`no answer in ${patience} ms`)), patience)
      sent.once('response', (answer) => {
        readAll(answer).then(
          (text) => resolve({ status: answer.statusCode ?? 0, text }),
          (err: unknown) => reject(err as Error),
        )
      })
      sent.once('error', (err: NodeJS.ErrnoException) => {
        // Meilisearch may close an idle connection just as it is used again; a search can be asked twice.
        const wasIdle = sent.reusedSocket && err.code === 'ECONNRESET' && !isRetry
        if (wasIdle) resolve(this.post(path, body, patience, true))
        else reject(err)
      })
      sent.once('close', () => clearTimeout(timer))
      sent.end(body)
    })
  }
}

/** `[::1]` is an address's form in URLs only. */
function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '')
}

/** By events: an async iterator costs a dozen promises an answer. */
function readAll(answer: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    answer.on('data', (chunk: Buffer) => chunks.push(chunk))
    answer.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    answer.once('error', reject)
  })
}

function refusalOf(status: number, text: string): MeilisearchRefusal {
  try {
    const { message, code } = JSON.parse(text) as { message?: string; code?: string }
    return new MeilisearchRefusal(message ?? `answered ${status}`, code)
  } catch {
    // A proxy in between has pages of its own.
    return new MeilisearchRefusal(`answered ${status}`, undefined)
  }
}
