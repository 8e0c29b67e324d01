import { afterAll, beforeAll, expect } from 'vitest'

import type { LookupAnswer } from '../../src/domain/lookup'
import { markdownToLexical } from '../../src/exchange/markdownToLexical'
import { startProduct, type Product } from './product'

export interface ApiAnswer {
  status: number
  headers: Headers
  /** Parsed where it is JSON. */
  body: unknown
}

/** The running product without entries, for the tests of one file, as other programs see it. */
export interface Api {
  readonly product: Product
  /** Tokens of who is signed in. */
  readonly agent: string
  readonly editor: string
  /** The id of one that entries may belong to. */
  readonly organization: string
  call: (method: string, path: string, input?: { token?: string; body?: unknown; raw?: string }) => Promise<ApiAnswer>
  lookup: (q: string, extra?: string) => Promise<LookupAnswer>
  /** Makes an entry of the organization and publishes it. */
  publish: (title: string, text?: string, extra?: Record<string, unknown>) => Promise<{ id: string; code: string }>
  finds: (q: string, code: string) => Promise<boolean>
}

/** Starts the product before the tests of a file and takes it away after them. */
export function useApi(): Api {
  let product: Product
  let agent: string
  let editor: string
  let organization: string
  let made = 0

  beforeAll(async () => {
    product = await startProduct({ seed: 'none' })
    agent = await product.token('agent')
    editor = await product.token('editor')
    const { body } = await call('POST', '/api/organizations', {
      token: editor,
      body: { name: '시험본부 시험과', kind: 'city' },
    })
    organization = (body as { doc: { id: string } }).doc.id
  })
  afterAll(() => product?.stop())

  async function call(
    method: string,
    path: string,
    input: { token?: string; body?: unknown; raw?: string } = {},
  ): Promise<ApiAnswer> {
    const payload = input.raw ?? (input.body === undefined ? undefined : JSON.stringify(input.body))
    const response = await fetch(`${product.url}${path}`, {
      method,
      headers: {
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...(input.token ? { authorization: `JWT ${input.token}` } : {}),
      },
      ...(payload === undefined ? {} : { body: payload }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text ? (JSON.parse(text) as unknown) : text,
    }
  }

  const lookup = async (q: string, extra = ''): Promise<LookupAnswer> =>
    (await call('GET', `/api/lookup?q=${encodeURIComponent(q)}${extra}`, { token: agent })).body as LookupAnswer

  async function publish(
    title: string,
    text = '답변입니다.',
    extra: Record<string, unknown> = {},
  ): Promise<{ id: string; code: string }> {
    made += 1
    const { status, body } = await call('POST', '/api/entries', {
      token: editor,
      body: {
        code: `L-${String(made).padStart(5, '0')}`,
        title,
        scope: 'city',
        organization,
        answer: markdownToLexical(text),
        checkedAt: '2026-10-01T12:00:00.000Z',
        reviewCycleMonths: 12,
        _status: 'published',
        ...extra,
      },
    })
    expect(status).toBe(201)
    return (body as { doc: { id: string; code: string } }).doc
  }

  const finds = async (q: string, code: string): Promise<boolean> =>
    (await lookup(q)).hits.some((hit) => hit.code === code)

  return {
    get product() {
      return product
    },
    get agent() {
      return agent
    },
    get editor() {
      return editor
    },
    get organization() {
      return organization
    },
    call,
    lookup,
    publish,
    finds,
  }
}

/** Asks again and again until it is so. @returns ms it took */
export async function until(condition: () => Promise<boolean>, limitMs: number): Promise<number> {
  const started = performance.now()
  for (;;) {
    if (await condition()) return performance.now() - started
    if (performance.now() - started > limitMs) throw new Error(`not so after ${limitMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
