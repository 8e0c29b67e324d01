import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Brief } from '../../src/domain/brief'
import { bodyOf } from '../support/factories'
import { startProduct, type Product } from '../support/product'

let product: Product
const tokens: Record<string, string> = {}

beforeAll(async () => {
  product = await startProduct({ seed: 'none' })
  for (const account of ['agent', 'lead', 'officer', 'editor'] as const) tokens[account] = await product.token(account)
})
afterAll(() => product?.stop())

interface Answer {
  status: number
  body: Record<string, unknown>
}

async function call(account: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(product.url + path, {
    method,
    headers: { authorization: `JWT ${tokens[account]}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text ? (JSON.parse(text) as Record<string, unknown>) : {} }
}

const running = async (account = 'agent'): Promise<Brief[]> =>
  (await call(account, 'GET', '/api/lookup/briefs')).body.briefs as Brief[]

async function until<T>(read: () => Promise<T>, isIt: (value: T) => boolean, ms = 5000): Promise<T> {
  const deadline = Date.now() + ms
  for (;;) {
    const value = await read()
    if (isIt(value) || Date.now() > deadline) return value
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function makeBrief(code: string, more: Record<string, unknown>): Promise<string> {
  const answer = await call('editor', 'POST', '/api/issue-briefs', {
    code,
    title: `시험 자료 ${code}`,
    kind: 'brief',
    from: new Date(Date.now() - 60_000).toISOString(),
    body: bodyOf('지금은 이렇게 안내합니다.'),
    _status: 'published',
    ...more,
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return (answer.body.doc as { id: string }).id
}

describe('briefs on the desk', () => {
  it('should show a lead’s 긴급공지 to every agent within a second, for four hours', async () => {
    const began = Date.now()
    const told = await call('lead', 'POST', '/api/lookup/notices', {
      what: '강남대로 침수로 통제',
      place: '강남역에서 교보사거리까지',
      script: '강남대로 일부가 통제되고 있습니다.',
      source: '120 상황실',
      transferTo: '120',
    })
    expect(told.status).toBe(201)
    const notices = await until(running, (briefs) => briefs.some(({ code }) => code === told.body.code))
    expect(Date.now() - began).toBeLessThan(2000)
    const [notice] = notices
    expect(notice).toMatchObject({ kind: 'urgent', title: '강남대로 침수로 통제', mustRead: true, revision: 1 })
    const hours = (Date.parse(notice?.until ?? '') - Date.parse(notice?.from ?? '')) / 3_600_000
    expect(hours).toBe(4)
  })

  it('should tell what is newly known, extend and end a notice', async () => {
    const { id } = (await call('lead', 'POST', '/api/lookup/notices', { what: '정전' })).body as { id: string }
    const find = (briefs: Brief[]): Brief | undefined => briefs.find((brief) => brief.id === id)
    expect(
      (await call('lead', 'POST', `/api/lookup/notices/${id}`, { kind: 'update', text: '07:20 복구 중' })).status,
    ).toBe(200)
    const updated = find(await until(running, (briefs) => find(briefs)?.revision === 2))
    expect(updated?.updates.map(({ text }) => text)).toEqual(['07:20 복구 중'])
    expect(updated?.changeNote).toBe('07:20 복구 중')
    await call('lead', 'POST', `/api/lookup/notices/${id}`, { kind: 'extend', hours: 2 })
    const extended = find(await until(running, (briefs) => find(briefs)?.revision === 3))
    expect((Date.parse(extended?.until ?? '') - Date.parse(extended?.from ?? '')) / 3_600_000).toBeCloseTo(6, 1)
    await call('lead', 'POST', `/api/lookup/notices/${id}`, { kind: 'end' })
    expect(find(await until(running, (briefs) => !find(briefs)))).toBeUndefined()
  })

  it.each([
    ['agent', { what: '알림' }, 403],
    ['officer', { what: '알림' }, 403],
    ['lead', { what: ' ' }, 400],
    ['lead', { what: '가'.repeat(201) }, 400],
    ['lead', { what: { $ne: 1 } }, 400],
    ['lead', 'text', 400],
  ])('should refuse a notice of %s that is wrong or not theirs (%#)', async (account, body, status) => {
    const before = (await running()).length
    expect((await call(account, 'POST', '/api/lookup/notices', body)).status).toBe(status)
    expect(await running()).toHaveLength(before)
  })

  it('should give ten notices at the same moment ten codes', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => call('lead', 'POST', '/api/lookup/notices', { what: `동시 알림 ${i}` })),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201))
    expect(new Set(answers.map(({ body }) => body.code)).size).toBe(10)
  })

  it('should let a lead change notices alone, not the briefs of the education staff', async () => {
    const id = await makeBrief('SB-LEAD', {})
    const answer = await call('lead', 'POST', `/api/lookup/notices/${id}`, { kind: 'end' })
    expect([403, 404]).toContain(answer.status)
    expect((await running()).some((brief) => brief.id === id)).toBe(true)
  })

  it('should take a brief in by the clock and let it vanish by itself', async () => {
    const from = new Date(Date.now() + 2500)
    const id = await makeBrief('SB-CLOCK', {
      from: from.toISOString(),
      until: new Date(from.getTime() + 2000).toISOString(),
    })
    const isThere = (briefs: Brief[]): boolean => briefs.some((brief) => brief.id === id)
    expect(isThere(await running())).toBe(false)
    expect(isThere(await until(running, isThere, 6000))).toBe(true)
    expect(Date.now()).toBeGreaterThanOrEqual(from.getTime())
    expect(isThere(await until(running, (briefs) => !isThere(briefs), 6000))).toBe(false)
  })

  it('should note who has read which revision, once, and ask again after a change', async () => {
    const id = await makeBrief('SB-READ', { mustRead: true })
    const acknowledge = (revision: number): Promise<Answer> =>
      call('agent', 'POST', `/api/lookup/briefs/${id}/acknowledge`, { revision })
    expect((await acknowledge(1)).status).toBe(204)
    expect((await acknowledge(1)).status).toBe(204)
    expect((await call('agent', 'GET', '/api/lookup/briefs')).body.acknowledged).toMatchObject({ [id]: 1 })
    const changed = await call('editor', 'PATCH', `/api/issue-briefs/${id}`, {
      script: '바뀐 말',
      _status: 'published',
    })
    expect(changed.status).toBe(200)
    await until(running, (briefs) => briefs.find((brief) => brief.id === id)?.revision === 2)
    expect((await acknowledge(1)).status).toBe(409)
    expect((await acknowledge(2)).status).toBe(204)
    const rows = await call('editor', 'GET', `/api/acknowledgements?where[brief][equals]=${id}`)
    expect(rows.body.totalDocs).toBe(2)
  })

  it.each(['nonsense', '000000000000000000000000'])(
    'should answer 409 for a brief that is not there: %s',
    async (id) => {
      expect((await call('agent', 'POST', `/api/lookup/briefs/${id}/acknowledge`, { revision: 1 })).status).toBe(409)
    },
  )

  it('should show a brief to those it is for', async () => {
    const id = await makeBrief('SB-MENU', { audience: { menus: ['6'] } })
    const agent = await call('editor', 'GET', '/api/issue-briefs/' + id)
    expect(agent.status).toBe(200)
    expect((await running()).some((brief) => brief.id === id)).toBe(true)
    const admin = await product.token('admin')
    const users = (await (
      await fetch(`${product.url}/api/users?where[email][equals]=agent@ieum.test`, {
        headers: { authorization: `JWT ${admin}` },
      })
    ).json()) as { docs: { id: string }[] }
    await fetch(`${product.url}/api/users/${users.docs[0]?.id}`, {
      method: 'PATCH',
      headers: { authorization: `JWT ${admin}`, 'content-type': 'application/json' },
      body: JSON.stringify({ answers: { menus: ['1'] } }),
    })
    const isThere = (briefs: Brief[]): boolean => briefs.some((brief) => brief.id === id)
    expect(isThere(await until(running, (briefs) => !isThere(briefs), 8000))).toBe(false)
  })

  it('should give no briefs and no cards to officers', async () => {
    expect((await call('officer', 'GET', '/api/lookup/briefs')).status).toBe(403)
    expect((await call('officer', 'GET', '/api/lookup/cards')).status).toBe(403)
  })
})
