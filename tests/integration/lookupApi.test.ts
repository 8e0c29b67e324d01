import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { mongo } from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { EntryView } from '../../src/domain/entryView'
import type { LookupAnswer } from '../../src/domain/lookup'
import { markdownToLexical } from '../../src/exchange/markdownToLexical'
import { webProcesses } from '../../src/server/registerProcess'
import { PRODUCT_PASSWORD, runCommand, startProduct, type Product } from '../support/product'

let product: Product
let agent: string
let editor: string
let organization: string

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

interface Answer {
  status: number
  headers: Headers
  body: unknown
}

async function call(
  method: string,
  path: string,
  input: { token?: string; body?: unknown; raw?: string } = {},
): Promise<Answer> {
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

let made = 0
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

/** Asks again and again until it is so. @returns ms it took */
async function until(condition: () => Promise<boolean>, limitMs: number): Promise<number> {
  const started = performance.now()
  for (;;) {
    if (await condition()) return performance.now() - started
    if (performance.now() - started > limitMs) throw new Error(`not so after ${limitMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
const finds = async (q: string, code: string): Promise<boolean> =>
  (await lookup(q)).hits.some((hit) => hit.code === code)

describe('GET /api/lookup', () => {
  it('should answer in the shape other programs rely on', async () => {
    const { code } = await publish('가로수 가지치기 요청', '가로수 가지치기는 구청에 요청합니다.')
    await until(() => finds('가로수 가지치기', code), 1000)
    const answer = await lookup('rkfhtn')
    expect(answer.query).toMatchObject({
      raw: 'rkfhtn',
      read: '가로수',
      rewrites: ['keyboard'],
      districtCandidates: [],
    })
    expect(answer.hits[0]).toMatchObject({
      kind: 'entry',
      code,
      title: '가로수 가지치기 요청',
      scope: 'city',
      organization: '시험본부 시험과',
      freshness: 'fresh',
      validity: 'valid',
      checkedAt: '2026-10-01',
    })
    expect(Array.isArray(answer.hits[0]?.snippet)).toBe(true)
    expect(answer.hits[0]?.why.length).toBeGreaterThan(0)
    expect(answer.total).toBeGreaterThan(0)
    expect(answer.facets).toMatchObject({ kind: { entry: expect.any(Number) as number } })
    expect(answer.engine).toBe('embedded')
    expect(answer.tookMs).toBeGreaterThanOrEqual(0)
  })

  it('should find a published change within a second, and lose what was taken down or thrown away', async () => {
    const { id, code } = await publish('수달 목격 신고')
    expect(await until(() => finds('수달 목격', code), 1000)).toBeLessThan(1000)
    await call('PATCH', `/api/entries/${id}`, {
      token: editor,
      body: { title: '고라니 목격 신고', _status: 'published' },
    })
    expect(await until(() => finds('고라니', code), 1000)).toBeLessThan(1000)
    await call('PATCH', `/api/entries/${id}`, { token: editor, body: { _status: 'draft' } })
    expect(await until(async () => !(await finds('고라니', code)), 1000)).toBeLessThan(1000)
    await call('PATCH', `/api/entries/${id}`, { token: editor, body: { _status: 'published' } })
    await until(() => finds('고라니', code), 1000)
    await call('PATCH', `/api/entries/${id}`, { token: editor, body: { deletedAt: new Date().toISOString() } })
    expect(await until(async () => !(await finds('고라니', code)), 1000)).toBeLessThan(1000)
  })

  it('should not show a draft', async () => {
    const { id, code } = await publish('너구리 먹이 주기')
    await until(() => finds('너구리', code), 1000)
    await call('PATCH', `/api/entries/${id}?draft=true`, { token: editor, body: { title: '오소리 먹이 주기' } })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await finds('오소리', code)).toBe(false)
    expect(await finds('너구리', code)).toBe(true)
  })

  it('should want somebody who is signed in', async () => {
    for (const path of ['/api/lookup?q=a', '/api/lookup/entries/L-00001', '/api/lookup/events', '/api/lookup/about']) {
      const { status, headers, body } = await call('GET', path)
      expect(status, path).toBe(401)
      expect(headers.get('content-type')).toContain('application/problem+json')
      expect(body).toMatchObject({ status: 401, code: 'not-signed-in' })
    }
    expect((await call('GET', '/api/lookup?q=a', { token: 'forged.token.here' })).status).toBe(401)
  })

  it.each([
    ['limit=0', 'limit'],
    ['limit=51', 'limit'],
    ['limit=abc', 'limit'],
    ['limit=1e2', 'limit'],
    ['limit=-1', 'limit'],
    ['offset=-1', 'offset'],
    ['offset=1.5', 'offset'],
    ['scope=country', 'scope'],
    ['district=부산', 'district'],
    ['kind=page', 'kind'],
    ['freshness=stale', 'freshness'],
    ['q[$ne]=1', 'q[$ne]'],
    ['q[$regex]=.*', 'q[$regex]'],
    ['district[$ne]=x', 'district[$ne]'],
    ['category[$gt]=', 'category[$gt]'],
    ['organization[]=a', 'organization[]'],
    ['limit[$gt]=1', 'limit[$gt]'],
    ['q=a&q=b', 'q'],
    ['readDistrict=yes', 'readDistrict'],
  ])('should say what is wrong with %s', async (query, parameter) => {
    const { status, body } = await call('GET', `/api/lookup?${query}`, { token: agent })
    expect(status).toBe(400)
    expect(body).toMatchObject({ code: 'bad-parameter', errors: [{ parameter }] })
  })

  it('should refuse a query of ten thousand letters, and a name that is none', async () => {
    for (const query of [`q=${'가'.repeat(10_000)}`, `organization=${'a'.repeat(300)}`]) {
      const { status, body } = await call('GET', `/api/lookup?${query}`, { token: agent })
      expect(status).toBe(400)
      expect(body).toMatchObject({ code: 'bad-parameter' })
    }
  })

  it.each([
    '😀👍🏽',
    '\u0000',
    '%',
    '.*',
    '$where',
    '(((',
    '\\',
    '"',
    "'; --",
    '​',
    'ㅋㅋㅋㅋㅋㅋㅋㅋ',
    '�',
    '가'.repeat(200),
    ' '.repeat(200),
    '1'.repeat(200),
    '<script>',
  ])('should take %j as words and not break', async (q) => {
    expect((await call('GET', `/api/lookup?q=${encodeURIComponent(q)}`, { token: agent })).status).toBe(200)
  })

  it('should take a broken encoding as words and not break', async () => {
    for (const q of ['%ED%A0%80', '%FF%FE', '%E0%A4%A', '%']) {
      expect((await call('GET', `/api/lookup?q=${q}`, { token: agent })).status, q).toBe(200)
    }
  })

  it('should leave out what an officer does not own', async () => {
    const { code } = await publish('두루미 서식지')
    await until(() => finds('두루미', code), 1000)
    const officer = await product.token('officer')
    const { body } = await call('GET', `/api/lookup?q=${encodeURIComponent('두루미')}`, { token: officer })
    expect((body as LookupAnswer).total).toBe(0)
    expect((await call('GET', `/api/lookup/entries/${code}`, { token: officer })).status).toBe(404)
  })
})

describe('other methods', () => {
  it('should say which methods an address takes', async () => {
    const { status, headers, body } = await call('POST', '/api/lookup?q=a', { token: agent })
    expect([status, headers.get('allow'), body]).toMatchObject([405, 'GET, HEAD', { code: 'method-not-allowed' }])
    const options = await call('OPTIONS', '/api/lookup')
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD'])
  })
})

describe('GET /api/lookup/entries/:code', () => {
  it('should give the whole entry, and 404 for what is not published', async () => {
    const { id, code } = await publish('느린 우체통', '첫 줄\n둘째 줄', {
      fee: '무료',
      phones: [{ number: '02-0120-0001', kind: 'inform' }],
      aliases: ['일 년 뒤 편지'],
    })
    const { status, body } = await call('GET', `/api/lookup/entries/${code}`, { token: agent })
    expect(status).toBe(200)
    const view = body as EntryView
    expect(view).toMatchObject({
      code,
      title: '느린 우체통',
      fee: '무료',
      freshness: 'fresh',
      organization: '시험본부 시험과',
      aliases: ['일 년 뒤 편지'],
      revision: 1,
    })
    expect(view.answerText).toBe('첫 줄\n둘째 줄\n')
    await call('PATCH', `/api/entries/${id}`, { token: editor, body: { _status: 'draft' } })
    expect((await call('GET', `/api/lookup/entries/${code}`, { token: agent })).status).toBe(404)
    for (const other of ['없음', '%00', '..%2f..', 'a'.repeat(5000), '[$ne]']) {
      expect((await call('GET', `/api/lookup/entries/${other}`, { token: agent })).status, other).toBe(404)
    }
  })
})

describe('GET /api/lookup/events', () => {
  it('should tell desks of a changed entry after the index has it', async () => {
    const stream = await fetch(`${product.url}/api/lookup/events`, { headers: { authorization: `JWT ${agent}` } })
    expect(stream.headers.get('content-type')).toContain('text/event-stream')
    const reader = stream.body?.getReader()
    if (!reader) throw new Error('no body')
    const { code } = await publish('담비 출몰')
    let text = ''
    while (!text.includes(code)) {
      const { value, done } = await reader.read()
      if (done) throw new Error('stream ended')
      text += new TextDecoder().decode(value)
    }
    expect(text).toMatch(new RegExp(`event: entry\\ndata: .*"code":"${code}","revision":1`))
    expect(await finds('담비', code)).toBe(true)
    await reader.cancel()
  })
})

describe('signing in', () => {
  const signIn = (body: unknown) => call('POST', '/api/users/login', { body })

  it('should let twenty sign-ins of one account at once all succeed and stay valid', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => signIn({ email: 'lead@ieum.test', password: PRODUCT_PASSWORD })),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
    const tokens = answers.map(({ body }) => (body as { token: string }).token)
    const asked = await Promise.all(tokens.map((token) => call('GET', '/api/lookup?q=a', { token })))
    expect(asked.every(({ status }) => status === 200)).toBe(true)
  })

  it.each([
    [{ email: { $ne: null }, password: { $ne: null } }],
    [{ email: { $regex: '.*' }, password: 'x' }],
    [{ email: ['agent@ieum.test'], password: 'x' }],
    [{ email: 'agent@ieum.test' }],
    [null],
    [[]],
    ['text'],
    [{ email: 'a'.repeat(10_000), password: 'x' }],
  ])('should refuse %j without asking the database', async (body) => {
    expect((await signIn(body)).status).toBe(400)
  })

  it('should refuse a wrong password, and what is no JSON', async () => {
    expect((await signIn({ email: 'agent@ieum.test', password: 'wrong' })).status).toBe(401)
    expect((await call('POST', '/api/users/login', { raw: '{"email":' })).status).toBe(400)
  })

  it('should say when to try again after too many tries at one account, and leave the others alone', async () => {
    const tryOnce = () => signIn({ email: 'nobody@ieum.test', password: 'wrong' })
    const first = await Promise.all(Array.from({ length: 60 }, tryOnce))
    expect(new Set(first.map(({ status }) => status))).toEqual(new Set([401]))
    const { status, headers, body } = await tryOnce()
    expect([status, body]).toMatchObject([429, { code: 'too-many-requests', status: 429 }])
    expect(headers.get('content-type')).toContain('application/problem+json')
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60)
    expect((await signIn({ email: 'agent@ieum.test', password: PRODUCT_PASSWORD })).status).toBe(200)
  })

  it('should put a suspended user out within ten seconds, and let nobody change a role unseen', async () => {
    const admin = await product.token('admin')
    const email = 'short@ieum.test'
    await call('POST', '/api/users', {
      token: admin,
      body: { email, password: 'long-enough-1', name: '잠깐', role: 'agent' },
    })
    const { token, user } = (await signIn({ email, password: 'long-enough-1' })).body as {
      token: string
      user: { id: string }
    }
    expect((await call('GET', '/api/lookup?q=a', { token })).status).toBe(200)
    await call('PATCH', `/api/users/${user.id}`, { token: admin, body: { suspended: true } })
    expect(
      await until(async () => (await call('GET', '/api/lookup?q=a', { token })).status === 401, 10_000),
    ).toBeLessThan(10_000)
    expect((await signIn({ email, password: 'long-enough-1' })).status).toBe(403)
  })

  it("should change one's own password with the current one only, and end the other sessions", async () => {
    const admin = await product.token('admin')
    const email = 'changer@ieum.test'
    await call('POST', '/api/users', {
      token: admin,
      body: { email, password: 'long-enough-1', name: '바꿀 사람', role: 'agent' },
    })
    const first = ((await signIn({ email, password: 'long-enough-1' })).body as { token: string }).token
    const other = ((await signIn({ email, password: 'long-enough-1' })).body as { token: string }).token
    const change = (body: unknown) => call('POST', '/api/users/change-password', { token: first, body })
    expect((await change({ current: 'wrong', next: 'another-long-1' })).body).toMatchObject({ code: 'wrong-password' })
    expect((await change({ current: 'long-enough-1', next: 'short' })).body).toMatchObject({
      code: 'password-too-short',
    })
    expect((await change({ current: { $ne: 1 }, next: 'another-long-1' })).body).toMatchObject({ code: 'bad-body' })
    expect((await change({ current: 'long-enough-1', next: 'another-long-1' })).status).toBe(204)
    expect((await call('GET', '/api/lookup?q=a', { token: first })).status).toBe(200)
    await until(async () => (await call('GET', '/api/lookup?q=a', { token: other })).status === 401, 10_000)
    expect((await signIn({ email, password: 'long-enough-1' })).status).toBe(401)
    expect((await signIn({ email, password: 'another-long-1' })).status).toBe(200)
  })

  it('should end a session that signs out', async () => {
    const { token } = (await signIn({ email: 'agent@ieum.test', password: PRODUCT_PASSWORD })).body as { token: string }
    expect((await call('POST', '/api/users/logout', { token })).status).toBe(200)
    await until(async () => (await call('GET', '/api/lookup?q=a', { token })).status === 401, 10_000)
  })
})

describe("Payload's REST API behind it", () => {
  it('should count entries', async () => {
    const { status, body } = await call('GET', '/api/entries/count?where[scope][equals]=city', { token: agent })
    expect(status).toBe(200)
    expect((body as { totalDocs: number }).totalDocs).toBeGreaterThan(0)
  })

  it.each([
    'where[title][$ne]=x',
    'where[title][$regex]=.*',
    'where[$where]=1',
    'where[code][$gt]=',
    'where[_id][$ne]=1',
    'where[title][equals][$ne]=x',
    'where[title][like][$ne]=x',
    'where[title][in][$ne]=x',
    'sort[$ne]=x',
    'where[password][exists]=true',
    'where[or][0][title][$ne]=x',
  ])('should not let %s through to MongoDB, nor break', async (query) => {
    const { status, body } = await call('GET', `/api/entries?${query}`, { token: agent })
    expect(status, JSON.stringify(body).slice(0, 300)).toBeLessThan(500)
  })

  it('should answer fifty saves of one entry at once, each with 200 or 409', async () => {
    const { id } = await publish('동시에 고치는 자료')
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        call('PATCH', `/api/entries/${id}`, {
          token: editor,
          body: { title: `동시에 고치는 자료 ${n}`, revision: 1, _status: 'published' },
        }),
      ),
    )
    const count = (status: number) => answers.filter((answer) => answer.status === status).length
    expect([count(200), count(409)]).toEqual([1, 49])
  })

  it('should not take operators for the value of any field', async () => {
    const { id } = await publish('연산자를 넣어 볼 자료')
    const before = (await call('GET', `/api/entries/${id}`, { token: editor })).body as Record<string, unknown>
    const fields = Object.keys(before).filter(
      (name) => !['id', 'createdAt', 'updatedAt', 'dueAt', 'contentHash', 'disputed'].includes(name),
    )
    for (const field of [
      ...fields,
      'post',
      'topic',
      'category',
      'fee',
      'district',
      'effectiveFrom',
      'callType',
      'links',
      'deletedAt',
    ]) {
      for (const value of [{ $ne: null }, { $regex: '.*' }, [{ $gt: '' }]]) {
        const { status, body } = await call('PATCH', `/api/entries/${id}`, { token: editor, body: { [field]: value } })
        expect(status, `${field} ${JSON.stringify(value)} ${JSON.stringify(body).slice(0, 200)}`).toBeLessThan(500)
        const after = JSON.stringify((await call('GET', `/api/entries/${id}`, { token: editor })).body)
        expect(after, field).not.toContain('$')
      }
    }
  })

  it.each([
    'null',
    '"x"',
    '{"title":["a"]}',
    '{"title.x":1}',
    '{"organization":"nobody"}',
    '{"checkedAt":"soon"}',
    '{"effectiveFrom":"2026-05-01","effectiveUntil":"2026-01-01"}',
    '{"applyPeriods":[{"from":"x","until":"y"}]}',
    '{"reviewCycleMonths":"a"}',
    '{"revision":"abc"}',
    '{"aliases":[1]}',
    '{"district":"x"}',
    '{"code":"has space"}',
    '{"answer":{"root":{"children":"x"}}}',
    '{"_id":"x"}',
    '{"_status":"x"}',
    '{"deletedAt":"bad"}',
  ])('should answer %s with 400 and change nothing', async (raw) => {
    const { id } = await publish('형식 시험')
    const { status } = await call('PATCH', `/api/entries/${id}`, { token: editor, raw })
    expect(status).toBe(400)
    const { body } = await call('GET', `/api/entries/${id}`, { token: editor })
    expect(body).toMatchObject({ title: '형식 시험', revision: 1 })
  })

  const linkTo = (url: string, type = 'link') => ({
    root: {
      type: 'root',
      version: 1,
      children: [
        {
          type: 'paragraph',
          version: 1,
          children: [
            {
              type,
              version: 3,
              fields: { linkType: 'custom', newTab: false, url },
              children: [{ type: 'text', version: 1, text: '누름' }],
            },
          ],
        },
      ],
    },
  })
  const asDraft = '?draft=true'

  it.each([
    ['answer', { root: { type: 'root', children: [{ type: 'blink', version: 1, children: [] }] } }],
    ['answer', { root: { type: 'blink', children: [] } }],
    ['answer', linkTo('https://www.seoul.go.kr', 'marquee')],
    ['answer', linkTo('javascript:alert(1)')],
    ['answer', linkTo('java\nscript:alert(1)', 'autolink')],
    ['answer', linkTo(' DATA:text/html,x')],
    ['answer', linkTo('vbscript:x')],
    ['links', ['javascript:alert(1)']],
    ['links', 'javascript:alert(1)'],
    ['organization', '0'.repeat(24)],
    ['post', '0'.repeat(24)],
    ['category', '0'.repeat(24)],
    ['topic', '0'.repeat(24)],
    ['title', '가'.repeat(201)],
  ])('should refuse a %s of %j by its name', async (field, value) => {
    const { id } = await publish('이름 시험')
    const before = (await call('GET', `/api/entries/${id}`, { token: editor })).body as Record<string, unknown>
    const body = { [field]: value }
    // Payload validates drafts less; the length of their titles is left until they are published.
    for (const query of field === 'title' ? [''] : ['', asDraft]) {
      const answer = await call('PATCH', `/api/entries/${id}${query}`, { token: editor, body })
      expect(answer.status, JSON.stringify(answer.body)).toBe(400)
      const { errors } = answer.body as { errors: { data: { errors: { path: string; message: string }[] } }[] }
      expect(errors[0]?.data.errors).toMatchObject([
        { path: field, message: expect.stringMatching(/[가-힣]/) as string },
      ])
    }
    const after = (await call('GET', `/api/entries/${id}${asDraft}`, { token: editor })).body as Record<string, unknown>
    expect(after[field]).toEqual(before[field])
  })

  it.each([
    ['answer', linkTo('http://a.kr')],
    ['answer', linkTo('https://a.kr/b?c=d#e')],
    ['answer', linkTo('tel:02-120')],
    ['answer', linkTo('mailto:a@b.kr')],
    ['answer', linkTo('/admin')],
    ['answer', linkTo('문서/안내.html')],
    ['title', '👍'.repeat(200)],
  ])('should take a %s of %j', async (field, value) => {
    const { id } = await publish('이름 시험')
    const { status, body } = await call('PATCH', `/api/entries/${id}`, { token: editor, body: { [field]: value } })
    expect(status, JSON.stringify(body).slice(0, 300)).toBe(200)
  })

  it.each([
    'where=x',
    'where[title][near]=1,2',
    'where[reviewCycleMonths][greater_than]=abc',
    'where[disputed][equals]=maybe',
    'sort=$x',
    'sort=',
    'joins[entries][sort]=$x',
  ])('should answer a list with %s with 400', async (parameter) => {
    expect((await call('GET', `/api/entries?${parameter}`, { token: agent })).status).toBe(400)
  })

  it.each([
    [{ origin: 'https://elsewhere.example' }, 403],
    [{ origin: 'http://127.0.0.1:1' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{}, 200],
    ['own', 200],
  ])('should take a change with a cookie and %o with %i', async (given, expected) => {
    const { id } = await publish('쿠키 시험')
    const headers = given === 'own' ? { origin: product.url } : (given as Record<string, string>)
    const response = await fetch(`${product.url}/api/entries/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', cookie: `payload-token=${editor}`, ...headers },
      body: JSON.stringify({ title: '쿠키 시험 2' }),
    })
    expect(response.status).toBe(expected)
  })

  it('should have no versions where a collection keeps none', async () => {
    const { status, body } = await call('GET', '/api/users/versions', { token: agent })
    expect([status, body]).toMatchObject([404, { code: 'not-found' }])
  })

  it.each([
    ['text/plain', 'title=x'],
    ['multipart/form-data', 'title=x'],
    ['multipart/form-data; boundary=', '--\r\nbroken'],
    ['multipart/form-data; boundary=x', '--x\r\nbroken'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="_payload"\r\n\r\n{"title":\r\n--x--\r\n',
    ],
  ])('should answer a body that is %s with 400', async (type, body) => {
    const { id } = await publish('본문 시험')
    for (const [method, path] of [
      ['PATCH', `/api/entries/${id}`],
      ['POST', '/api/entries'],
    ] as const) {
      const headers = { 'content-type': type, authorization: `JWT ${editor}` }
      const response = await fetch(product.url + path, { method, headers, body })
      const { errors } = (await response.json()) as { errors?: { message: string; data?: { code: string } }[] }
      expect([method, response.status]).toEqual([method, 400])
      expect(errors?.[0]?.message).toMatch(/[가-힣]/)
    }
  })

  it.each(['/api/lookup/uses', '/api/users/login', '/api/entries'])(
    'should refuse a body for %s that has no length and no end',
    async (path) => {
      const piece = new Uint8Array(1024 * 1024)
      let pieces = 0
      const body = new ReadableStream({
        pull(controller) {
          if ((pieces += 1) > 14) controller.close()
          else controller.enqueue(piece)
        },
      })
      const response = await fetch(product.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `JWT ${editor}` },
        body,
        duplex: 'half',
      } as RequestInit)
      expect([response.status, await response.json()]).toMatchObject([413, { code: 'too-large' }])
    },
  )

  it('should refuse a body that is too large, or no JSON', async () => {
    expect(
      (await call('POST', '/api/entries', { token: editor, raw: `{"title":"${'가'.repeat(5_000_000)}"}` })).status,
    ).toBe(413)
    expect((await call('POST', '/api/entries', { token: editor, raw: '{"title":' })).status).toBeLessThan(500)
  })
})

describe('commands beside the running product', () => {
  it('should end when they have done their work, as npm runs them', async () => {
    const { code, stderr } = await runCommand(product, 'restore', ['/no/such/folder'], { NODE_ENV: '' })
    expect([code, stderr]).toEqual([1, expect.stringContaining('manifest.json')])
  }, 60_000)

  it('should not keep one waiting that asks for a WebSocket', async () => {
    const headers = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' }
    const request = get(`${product.url}/_next/webpack-hmr`, { headers })
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    expect([response.statusCode, response.headers.connection]).toEqual([404, 'close'])
    response.resume()
  })

  it.each([
    ['removeDemo', '--help', 0],
    ['removeDemo', 'now', 2],
    ['reindex', 'now', 2],
    ['searchCheck', 'now', 2],
  ])('should take %s %s for what it is', async (command, argument, expected) => {
    expect((await runCommand(product, command, [argument])).code).toBe(expected)
    expect((await call('GET', '/api/users/me', { token: agent })).body).toMatchObject({ user: { role: 'agent' } })
  })

  it.each([
    ['import', ['/no/such/table.csv']],
    ['import', ['package.json', '--report', '/no/such/folder/report.json']],
    ['export', ['/no/such/folder/table.csv']],
  ])('should say before it begins that %s %j has no file to read or write', async (command, args) => {
    const { code, stdout, stderr } = await runCommand(product, command, args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})

describe('what operators look at', () => {
  it('should say that it lives and is ready', async () => {
    expect((await call('GET', '/health/live')).status).toBe(200)
    expect((await call('GET', '/health/ready')).body).toMatchObject({
      status: 'ok',
      dependencies: { mongodb: { status: 'ok' }, search: { status: 'ok' } },
    })
  })

  it('should give metrics to this machine, and to nobody behind a proxy', async () => {
    const { status, body } = await call('GET', '/metrics')
    expect(status).toBe(200)
    expect(body).toContain('ieum_lookups_total')
    const proxied = await fetch(`${product.url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.7' } })
    expect(proxied.status).toBe(403)
  })

  it('should keep its index to itself and its own commands', async () => {
    expect((await call('GET', '/internal/fingerprints')).status).toBe(403)
    expect((await call('POST', '/internal/rebuild', { token: agent })).status).toBe(403)
    const check = await runCommand(product, 'searchCheck')
    expect(check.stdout).toContain('차이 0건')
    expect(check.code).toBe(0)
    const rebuilt = await runCommand(product, 'reindex')
    expect(rebuilt.code, rebuilt.stderr).toBe(0)
  }, 120_000)

  it('should name what a web process holds wrongly, and tell that from one that does not answer', async () => {
    const { id, code } = await publish('견줄 자료')
    await until(() => finds('견줄 자료', code), 1000)
    const { mongodb } = JSON.parse(readFileSync(join(product.dataDir, 'services.json'), 'utf8')) as {
      mongodb: { port: number }
    }
    const client = await new mongo.MongoClient(`mongodb://127.0.0.1:${mongodb.port}/?directConnection=true`).connect()
    const processes = webProcesses(client.db('ieum'))
    const own = await processes.findOne({})
    if (!own) throw new Error('not registered')
    const headers = { authorization: `Bearer ${own.token}` }
    const held = (await (await fetch(`${product.url}/internal/fingerprints`, { headers })).json()) as { id: string }[]
    const others = JSON.stringify(held.filter((print) => print.id !== id))
    const other = createServer((_request, response) => void response.end(others))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
    try {
      await processes.insertOne({ ...own, _id: 'other', address, seenAt: new Date() })
      const differs = await runCommand(product, 'searchCheck')
      expect([differs.code, differs.stdout]).toEqual([1, expect.stringMatching(`차이 1건\\n  없음: ${id}\\n`)])
      other.closeAllConnections()
      await new Promise((resolve) => other.close(resolve))
      await processes.updateOne({ _id: 'other' }, { $set: { seenAt: new Date() } })
      const silent = await runCommand(product, 'searchCheck')
      expect([silent.code, silent.stdout]).toEqual([3, expect.stringContaining(`${address}: 물어보지 못했습니다`)])
      expect(silent.stdout).toContain('차이 0건')
    } finally {
      await processes.deleteOne({ _id: 'other' })
      await client.close()
    }
  }, 120_000)

  it('should say that nothing can be checked where none runs', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'ieum-none-'))
    const { code, stderr } = await runCommand({ dataDir, port: product.port }, 'searchCheck')
    rmSync(dataDir, { recursive: true, force: true })
    expect([code, stderr]).toEqual([3, expect.stringContaining('npm start')])
  }, 60_000)
})
