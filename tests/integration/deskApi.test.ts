import { Hono } from 'hono'
import type { mongo } from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import * as deskItems from '../../migrations/20261123_121500_desk_items'
import { NOTE_DAYS } from '../../src/commands/ownItems'
import { DAY_MS } from '../../src/domain/day'
import type { DeskView, DistrictVariant } from '../../src/domain/deskView'
import type { LookupHit } from '../../src/domain/lookup'
import { createHolidays } from '../../src/server/createHolidays'
import { createCurrentUsers } from '../../src/server/currentUser'
import { askedRoute } from '../../src/server/routes/asked'
import { deskSettingsRoute } from '../../src/server/routes/deskSettings'
import { entryViewRoute } from '../../src/server/routes/entryView'
import { ownRoute } from '../../src/server/routes/own'
import type { DemandSince, RaiseFlag, Runtime } from '../../src/server/runtime'
import { bodyOf, makeEntry, makeOrganization } from '../support/factories'
import { startTestPayload, type TestPayload } from '../support/payload'

let test: TestPayload
let db: mongo.Db
let now = Date.parse('2026-11-23T14:00:00+09:00')
let agent: string
let other: string
let lead: string
const demand = new Map<string, { lookups: number; opens: number; uses: number }>()
const flags: Parameters<RaiseFlag>[0][] = []

let app: Hono

beforeAll(async () => {
  test = await startTestPayload('desk-api')
  const connected = test.payload.db.connection.db
  if (!connected) throw new Error('not connected')
  db = connected
  await deskItems.up({ payload: test.payload })
  agent = await test.signedIn('agent')
  other = await test.signedIn('agent')
  lead = await test.signedIn('lead')
  app = appWith({
    demandSince: async () => demand,
    raiseFlag: async (input) => {
      flags.push(input)
      return { id: `flag-${flags.length}` }
    },
  })
})
afterAll(() => test?.stop())

function appWith(parts: { demandSince: DemandSince; raiseFlag?: RaiseFlag }): Hono {
  const clock = (): number => now
  const users = createCurrentUsers(test.payload, () => Date.now())
  const runtime = {
    payload: test.payload,
    db,
    clock,
    users,
    holidays: createHolidays(test.payload),
    ...parts,
  } as Runtime
  const routes = new Hono()
  for (const route of [askedRoute, deskSettingsRoute, entryViewRoute, ownRoute]) routes.route('/', route(runtime))
  return routes
}

async function call<T = Record<string, unknown>>(
  method: string,
  path: string,
  token: string,
  body?: unknown,
  of: Hono = app,
): Promise<{ status: number; body: T }> {
  const response = await of.request(`/api/lookup/${path}`, {
    method,
    headers: { authorization: `JWT ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: (text.startsWith('{') ? JSON.parse(text) : {}) as T }
}

interface OwnAnswer {
  pins: LookupHit[]
  recents: LookupHit[]
  notes: { id: string; text: string; expiresAt: string }[]
}
const own = async (token: string): Promise<OwnAnswer> => (await call<OwnAnswer>('GET', 'own', token)).body

describe('what an agent keeps', () => {
  it('should be theirs alone, pins and recents, the newest first', async () => {
    const [first, second] = [await makeEntry(test.payload), await makeEntry(test.payload)]
    for (const { code } of [first, second]) {
      now += 1000
      expect((await call('PUT', `own/pins/${code}`, agent)).status).toBe(204)
      expect((await call('POST', 'own/seen', agent, { code, revision: 1 })).status).toBe(204)
    }
    const mine = await own(agent)
    expect(mine.pins.map(({ code }) => code)).toEqual([second.code, first.code])
    expect(mine.recents.map(({ code }) => code)).toEqual([second.code, first.code])
    expect(await own(other)).toEqual({ pins: [], recents: [], notes: [] })
    await call('DELETE', `own/pins/${second.code}`, agent)
    expect((await own(agent)).pins.map(({ code }) => code)).toEqual([first.code])
    const rest = await test.rest('GET', '/desk-items', { token: other })
    expect(rest.body.totalDocs).toBe(0)
  })

  it('should leave out what has been taken down', async () => {
    const entry = await makeEntry(test.payload)
    await call('PUT', `own/pins/${entry.code}`, lead)
    expect((await own(lead)).pins).toHaveLength(1)
    await test.payload.update({ collection: 'entries', id: entry.id, data: { _status: 'draft' } })
    expect((await own(lead)).pins).toHaveLength(0)
  })

  it('should stop at twenty pins and say so', async () => {
    const user = await test.signedIn('agent')
    for (let pin = 0; pin < 20; pin++) expect((await call('PUT', `own/pins/P-${pin}`, user)).status).toBe(204)
    expect(await call('PUT', 'own/pins/P-20', user)).toMatchObject({ status: 409, body: { code: 'too-many-pins' } })
    expect((await call('PUT', 'own/pins/P-3', user)).status).toBe(204)
  })

  it('should be refused to nobody and to officers', async () => {
    const organization = await makeOrganization(test.payload)
    expect((await call('GET', 'own', await test.signedIn('officer', organization.id))).status).toBe(403)
    expect((await call('GET', 'own', 'no-token')).status).toBe(401)
  })
})

describe('private notes', () => {
  it('should end after thirty days, in the list and in the database', async () => {
    const { body } = await call<{ id: string; expiresAt: string }>('POST', 'own/notes', agent, { text: '  메모  ' })
    expect(Date.parse(body.expiresAt)).toBe(now + NOTE_DAYS * DAY_MS)
    expect((await own(agent)).notes).toMatchObject([{ text: '메모' }])
    now += NOTE_DAYS * DAY_MS
    expect((await own(agent)).notes).toEqual([])
    const indexes = await db.collection('desk-items').indexes()
    expect(indexes).toContainEqual(expect.objectContaining({ key: { expiresAt: 1 }, expireAfterSeconds: 0 }))
  })

  it('should be refused when empty or too long', async () => {
    for (const text of ['', '   ', '가'.repeat(1001), 3, { $ne: '' }])
      expect((await call('POST', 'own/notes', agent, { text })).status).toBe(400)
  })

  it('should become somebody else’s business only when proposed, and by their owner alone', async () => {
    const note = (await call<{ id: string }>('POST', 'own/notes', agent, { text: '전기차 충전 자료가 없습니다' })).body
    expect((await call('POST', `own/notes/${note.id}/propose`, other)).status).toBe(404)
    expect((await call('POST', `own/notes/${note.id}/propose`, agent)).status).toBe(201)
    expect(flags.at(-1)).toMatchObject({ kind: 'missing', note: '전기차 충전 자료가 없습니다' })
    expect((await own(agent)).notes).toEqual([])
  })

  it('should offer no proposal where nobody takes it', async () => {
    const without = appWith({ demandSince: async () => new Map() })
    expect((await call('GET', 'desk', agent, undefined, without)).body).toMatchObject({ takesProposals: false })
    expect((await call('POST', 'own/notes/x/propose', agent, {}, without)).status).toBe(404)
    expect((await call('GET', 'desk', agent)).body).toMatchObject({
      takesProposals: true,
      watermark: false,
      singleKeys: true,
      sms: { bytes: 2000, dated: true, domains: ['go.kr', 'seoul.kr'] },
    })
  })
})

describe('what is asked most', () => {
  it('should stand by what was opened and used, without entries that are gone', async () => {
    const entries = [await makeEntry(test.payload), await makeEntry(test.payload), await makeEntry(test.payload)]
    const [opened, used, unseen] = entries.map(({ id }) => String(id))
    demand.set(opened ?? '', { lookups: 90, opens: 5, uses: 0 })
    demand.set(used ?? '', { lookups: 0, opens: 0, uses: 2 })
    demand.set(unseen ?? '', { lookups: 40, opens: 0, uses: 0 })
    demand.set('0123456789abcdef01234567', { lookups: 0, opens: 99, uses: 0 })
    const { body } = await call<{ hits: LookupHit[] }>('GET', 'asked', agent)
    expect(body.hits.map(({ id }) => id)).toEqual([used, opened])
  })
})

describe('an entry as the desk shows it', () => {
  const view = async (code: string, token = agent): Promise<DeskView> =>
    (await call<DeskView>('GET', `entries/${code}`, token)).body

  it('should name the number that answers now, by the office, the clock and the holidays', async () => {
    const district = await test.payload.create({
      collection: 'organizations',
      data: {
        name: '시험구',
        kind: 'district',
        dutyRoom: { number: '02-0009-0009', name: '시험구청 당직실', hours: '야간·휴일', takes: '긴급 민원' },
      },
    })
    const office = await test.payload.create({
      collection: 'organizations',
      data: { name: '시험구 청소과', kind: 'department', parent: district.id },
    })
    const phones = [{ number: '02-0001-0001', kind: 'inform' as const, hours: '평일 09:00~18:00' }]
    const { code } = await makeEntry(test.payload, { organization: office.id, phones })
    const numberAt = async (local: string) => {
      now = Date.parse(`${local}:00+09:00`)
      return (await view(code)).numberNow
    }
    expect(await numberAt('2026-11-23T10:00')).toMatchObject({ number: '02-0001-0001', state: 'open' })
    expect(await numberAt('2026-11-23T12:30')).toMatchObject({ number: '02-0001-0001', state: 'lunch' })
    expect(await numberAt('2026-11-23T18:30')).toMatchObject({
      number: '02-0009-0009',
      takes: '긴급 민원',
      isDuty: true,
    })
    expect(await numberAt('2026-12-25T11:00')).toMatchObject({
      number: '02-0009-0009',
      officeIs: 'dayOff',
      reopensAt: new Date('2026-12-28T09:00:00+09:00').toISOString(),
    })
  })

  it('should tell each agent what changed since they opened it, and whoever never did nothing', async () => {
    const entry = await makeEntry(test.payload, { fee: '1,000원', papers: '신분증' })
    await call('POST', 'own/seen', agent, { code: entry.code, revision: (await view(entry.code)).revision })
    expect((await view(entry.code)).changes).toBeNull()
    await test.payload.update({ collection: 'entries', id: entry.id, data: { fee: '2,000원', _status: 'published' } })
    const { changes, revision } = await view(entry.code)
    expect(changes?.parts).toEqual([{ part: 'fee', before: '1,000원' }])
    expect((await view(entry.code, other)).changes).toBeNull()
    await call('POST', 'own/seen', agent, { code: entry.code, revision })
    expect((await view(entry.code)).changes).toBeNull()
  })

  it('should name what callers ask next, of the same category and place', async () => {
    const category = (await test.payload.create({ collection: 'categories', data: { name: '시험분류' } })).id
    const base = { category, scope: 'district' as const, district: '강남구' as const }
    const entry = await makeEntry(test.payload, { ...base, title: '시험여권 발급' })
    const fee = await makeEntry(test.payload, { ...base, title: '시험여권 수수료' })
    await makeEntry(test.payload, { ...base, title: '시험여권 수수료', district: '서초구' })
    await makeEntry(test.payload, { ...base, title: '다른 일' })
    expect((await view(entry.code)).related.map(({ code }) => code)).toEqual([fee.code])
  })

  it('should bring the aids whose keywords it carries, published ones, and no response cards', async () => {
    const entry = await makeEntry(test.payload, { title: '시험인감 증명 발급' })
    const aid = (code: string, more: { aliases?: string[]; series?: 'card'; key?: string; _status?: 'draft' }) =>
      test.payload.create({
        collection: 'aids',
        data: {
          code,
          title: `자료 ${code}`,
          series: 'knowledge',
          aliases: ['시험인감증명'],
          body: bodyOf('내용'),
          _status: 'published',
          ...more,
        },
      })
    await aid('AA-T1', {})
    await aid('AA-T2', { aliases: ['수도요금'] })
    await aid('AA-T3', { _status: 'draft' })
    await aid('AC-T4', { series: 'card', key: '9' })
    expect((await view(entry.code)).aids).toEqual([{ code: 'AA-T1', title: '자료 AA-T1', series: 'knowledge' }])
  })

  it('should list the answers of all districts to its subject', async () => {
    const topic = (await test.payload.create({ collection: 'topics', data: { name: '시험 주제' } })).id
    const base = { topic, scope: 'district' as const }
    const gangnam = await makeEntry(test.payload, { ...base, district: '강남구' })
    const seocho = await makeEntry(test.payload, { ...base, district: '서초구' })
    await makeEntry(test.payload, { ...base, district: '송파구', _status: 'draft' })
    const { body } = await call<{ variants: DistrictVariant[] }>('GET', `entries/${gangnam.code}/districts`, agent)
    expect(body.variants.map(({ code, district }) => [code, district])).toEqual([
      [gangnam.code, '강남구'],
      [seocho.code, '서초구'],
    ])
    expect((await call('GET', 'entries/NO-1/districts', agent)).status).toBe(404)
  })

  it('should say what it said at a moment, to leads and editors, and refuse moments that make no sense', async () => {
    now = Date.now() + DAY_MS
    const entry = await makeEntry(test.payload, { fee: '처음' })
    await new Promise((resolve) => setTimeout(resolve, 30))
    const between = new Date().toISOString()
    await new Promise((resolve) => setTimeout(resolve, 30))
    await test.payload.update({ collection: 'entries', id: entry.id, data: { fee: '나중', _status: 'published' } })
    const at = async (moment: string, token = lead) =>
      call<DeskView & { code: string }>('GET', `entries/${entry.code}?at=${encodeURIComponent(moment)}`, token)
    const then = await at(between)
    expect(then.body).toMatchObject({ fee: '처음', revision: 1, asOf: { at: between } })
    expect(then.body.asOf?.until).toBeTruthy()
    expect((await at(new Date().toISOString(), await test.signedIn('editor'))).body).toMatchObject({ fee: '나중' })
    expect((await at('2020-01-01T00:00:00Z')).body.code).toBe('not-published-then')
    expect((await at(between, agent)).status).toBe(403)
    for (const odd of ['yesterday', '2999-01-01T00:00:00Z', '']) expect((await at(odd)).status).toBe(400)
  })
})
