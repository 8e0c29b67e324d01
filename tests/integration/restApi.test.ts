import { describe, expect, it } from 'vitest'

import { PRODUCT_PASSWORD } from '../support/product'
import { until, useApi } from '../support/useApi'

const api = useApi()
const { call, publish } = api

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
    const admin = await api.product.token('admin')
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
    const admin = await api.product.token('admin')
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
    await publish('세는 자료')
    const { status, body } = await call('GET', '/api/entries/count?where[scope][equals]=city', { token: api.agent })
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
    const { status, body } = await call('GET', `/api/entries?${query}`, { token: api.agent })
    expect(status, JSON.stringify(body).slice(0, 300)).toBeLessThan(500)
  })

  it('should answer fifty saves of one entry at once, each with 200 or 409', async () => {
    const { id } = await publish('동시에 고치는 자료')
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        call('PATCH', `/api/entries/${id}`, {
          token: api.editor,
          body: { title: `동시에 고치는 자료 ${n}`, revision: 1, _status: 'published' },
        }),
      ),
    )
    const count = (status: number) => answers.filter((answer) => answer.status === status).length
    expect([count(200), count(409)]).toEqual([1, 49])
  })

  it('should not take operators for the value of any field', async () => {
    const { id } = await publish('연산자를 넣어 볼 자료')
    const before = (await call('GET', `/api/entries/${id}`, { token: api.editor })).body as Record<string, unknown>
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
        const { status, body } = await call('PATCH', `/api/entries/${id}`, {
          token: api.editor,
          body: { [field]: value },
        })
        expect(status, `${field} ${JSON.stringify(value)} ${JSON.stringify(body).slice(0, 200)}`).toBeLessThan(500)
        const after = JSON.stringify((await call('GET', `/api/entries/${id}`, { token: api.editor })).body)
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
    const { status } = await call('PATCH', `/api/entries/${id}`, { token: api.editor, raw })
    expect(status).toBe(400)
    const { body } = await call('GET', `/api/entries/${id}`, { token: api.editor })
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
    const before = (await call('GET', `/api/entries/${id}`, { token: api.editor })).body as Record<string, unknown>
    const body = { [field]: value }
    // Payload validates drafts less; the length of their titles is left until they are published.
    for (const query of field === 'title' ? [''] : ['', asDraft]) {
      const answer = await call('PATCH', `/api/entries/${id}${query}`, { token: api.editor, body })
      expect(answer.status, JSON.stringify(answer.body)).toBe(400)
      const { errors } = answer.body as { errors: { data: { errors: { path: string; message: string }[] } }[] }
      expect(errors[0]?.data.errors).toMatchObject([
        { path: field, message: expect.stringMatching(/[가-힣]/) as string },
      ])
    }
    const after = (await call('GET', `/api/entries/${id}${asDraft}`, { token: api.editor })).body as Record<
      string,
      unknown
    >
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
    const { status, body } = await call('PATCH', `/api/entries/${id}`, { token: api.editor, body: { [field]: value } })
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
    expect((await call('GET', `/api/entries?${parameter}`, { token: api.agent })).status).toBe(400)
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
    const headers = given === 'own' ? { origin: api.product.url } : (given as Record<string, string>)
    const response = await fetch(`${api.product.url}/api/entries/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', cookie: `payload-token=${api.editor}`, ...headers },
      body: JSON.stringify({ title: '쿠키 시험 2' }),
    })
    expect(response.status).toBe(expected)
  })

  it('should have no versions where a collection keeps none', async () => {
    const { status, body } = await call('GET', '/api/users/versions', { token: api.agent })
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
      const headers = { 'content-type': type, authorization: `JWT ${api.editor}` }
      const response = await fetch(api.product.url + path, { method, headers, body })
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
      const response = await fetch(api.product.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `JWT ${api.editor}` },
        body,
        duplex: 'half',
      } as RequestInit)
      expect([response.status, await response.json()]).toMatchObject([413, { code: 'too-large' }])
    },
  )

  it('should refuse a body that is too large, or no JSON', async () => {
    expect(
      (await call('POST', '/api/entries', { token: api.editor, raw: `{"title":"${'가'.repeat(5_000_000)}"}` })).status,
    ).toBe(413)
    expect((await call('POST', '/api/entries', { token: api.editor, raw: '{"title":' })).status).toBeLessThan(500)
  })
})
