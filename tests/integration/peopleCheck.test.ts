import type { Hono } from 'hono'
import { Types } from 'mongoose'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { replyReceipts } from '../../src/commands/reply/replyReceipts'
import { createReplyLinks, mintReplyAddresses, revokeReplyLink } from '../../src/commands/replyLinks'
import { reportCampaigns } from '../../src/commands/reportCampaigns'
import { createAccountReplyApp } from '../../src/server/reply/createAccountReplyApp'
import { createReplyApp } from '../../src/server/reply/createReplyApp'
import { startTestPayload, type TestPayload } from '../support/payload'
import { EDITOR, SENDER, makeDigest, replyParts, REPLY_KEY, REPLY_NOW, type Digest } from '../support/reply'

const NEW_PERSON = { as: 'primary', name: '이○○', email: 'lee@office.ieum.test', phone: '02-3423-5001' }

describe('담당자 일제 확인', () => {
  let test: TestPayload
  let parts: Awaited<ReturnType<typeof replyParts>>
  let app: Hono
  let editor: string

  beforeAll(async () => {
    test = await startTestPayload('peopleCheck')
    parts = await replyParts(test.payload)
    app = createReplyApp(parts)
    editor = await test.signedIn('editor')
  })
  afterAll(() => test.stop())

  const post = (path: string, fields: Record<string, string>, at = app) =>
    at.request(path, { method: 'POST', body: new URLSearchParams(fields) })
  const shownOn = async (path: string, at = app): Promise<string> =>
    /name="shown" value="([^"]+)"/.exec(await (await at.request(path)).text())?.[1] ?? ''

  /** As the sweep writes it for a mail to whoever has these duties. */
  async function ask(digest: Digest, more: readonly string[] = []) {
    const people = [digest.post.id, ...more]
    const [entry = ''] = digest.entries.map(({ id }) => id)
    const links = [{ post: digest.post.id, entries: [entry], period: '2026-11 personCheck', people }]
    const [link = ''] = await createReplyLinks({ db: parts.db, now: REPLY_NOW, links })
    const given = { db: parts.db, now: REPLY_NOW, link, urls: ['http://reply.test'], key: REPLY_KEY }
    const { addresses } = await mintReplyAddresses(given)
    return { link, path: new URL(addresses[0] ?? '').pathname }
  }
  const peopleOf = async (id: string) =>
    (await test.payload.findByID({ collection: 'posts', id, depth: 0 })).people?.map(({ name }) => name)
  const trailOf = (id: string) =>
    parts.db
      .collection<{ action: string; actorName: string }>('audit-events')
      .find({ target: `posts:${id}` })
      .toArray()

  /** A campaign over the entries of these offices, its list frozen. */
  async function campaignOver(digest: Digest): Promise<string> {
    const { id } = await test.payload.create({
      collection: 'campaigns',
      data: {
        title: '하반기 담당자 일제 확인',
        kind: 'peopleCheck',
        startsOn: '2026-07-20T12:00:00.000Z',
        dueOn: '2026-07-31T12:00:00.000Z',
        query: { organization: digest.organization.id },
      },
    })
    expect((await test.rest('POST', `/campaigns/${id}/freeze`, { token: editor, body: {} })).status).toBe(200)
    // The reply pages' clock stands still; the list was frozen before the answers come.
    await parts.db
      .collection('campaigns')
      .updateOne({ _id: new Types.ObjectId(id) }, { $set: { frozenAt: new Date(REPLY_NOW.getTime() - 1000) } })
    return id
  }
  const progressOf = async (id: string) => (await test.rest('GET', `/campaigns/${id}/progress`, { token: editor })).body

  it('should take 그대로입니다 in one step, once, and count it as 정비 실적', async () => {
    const digest = await makeDigest(test.payload, '강동구 총무과')
    const campaign = await campaignOver(digest)
    const { path } = await ask(digest)
    expect((await app.request(path)).headers.get('location')).toBe(`${path}/people`)
    const page = await (await app.request(`${path}/people`)).text()
    expect(page).toContain('김○○ 주무관 · 02-3423-5000')
    expect(page).toContain('>그대로입니다</button>')
    expect(await trailOf(digest.post.id)).toEqual([])
    expect(await progressOf(campaign)).toMatchObject({ total: 12, open: 12 })

    const fields = { shown: await shownOn(`${path}/people`), ...SENDER }
    const sent = await Promise.all([post(`${path}/people`, fields), post(`${path}/people`, fields)])
    const places = [...sent, await post(`${path}/people`, fields)].map(({ headers }) => headers.get('location'))
    expect(new Set(places).size).toBe(1)
    expect((await trailOf(digest.post.id)).map(({ action, actorName }) => [action, actorName])).toEqual([
      ['post.confirmed', '김○○ 주무관 (02-3423-5000)'],
    ])
    expect(await peopleOf(digest.post.id)).toEqual(['김○○ 주무관'])
    expect(await (await app.request(places[0] ?? '')).text()).toContain('담당자가 그대로임을 확인했습니다.')
    expect(await (await app.request(`${path}/people`)).text()).toContain('모두 답하셨습니다')

    expect(await progressOf(campaign)).toEqual({ total: 12, open: 0, confirmed: 12, changed: 0, retired: 0 })
    await test.rest('POST', `/campaigns/${campaign}/finish`, { token: editor, body: {} })
    const report = JSON.stringify(await readXlsxFile(await reportCampaigns(test.payload, 2026)))
    const row = ['2026년 3분기', '담당자 일제 확인', '강동구 총무과', 12, 12, 0, 0, 0, 12]
    expect(report).toContain(JSON.stringify(row))
    // Nobody has looked at the texts.
    const entry = await test.payload.findByID({ collection: 'entries', id: digest.entries[0]?.id ?? '' })
    expect(entry.checkedAt.slice(0, 10)).toBe('2025-11-10')
  }, 60_000)

  it('should take who takes over and from when, for the duty it is said of, and keep the rest to be confirmed', async () => {
    const digest = await makeDigest(test.payload, '노원구 총무과')
    const campaign = await campaignOver(digest)
    const second = await test.payload.create({
      collection: 'posts',
      data: { title: '재활용', organization: digest.organization.id, people: [{ as: 'primary', name: '박○○' }] },
    })
    const { path } = await ask(digest, [second.id])
    expect(await (await app.request(`${path}/people`)).text()).toContain('2건 모두 그대로입니다')
    const at = `${path}/people/${digest.post.id}`
    const shown = await shownOn(at)
    const wrong = await post(at, { shown, ...SENDER, ...NEW_PERSON, email: '없음', from: '2020-01-01' })
    const page = await wrong.text()
    expect([wrong.status, page.includes('전자우편 주소를 확인해 주세요'), page.includes('1년 안의 날짜')]).toEqual([
      422,
      true,
      true,
    ])
    expect(page).toContain('value="이○○"')
    expect((await post(at, { shown, ...SENDER, ...NEW_PERSON, from: '2026-12-01' })).status).toBe(303)
    expect(await peopleOf(digest.post.id)).toEqual(['김○○ 주무관', '이○○'])
    expect(await progressOf(campaign)).toMatchObject({ changed: 12, confirmed: 0 })

    expect((await post(`${path}/people`, { shown: await shownOn(`${path}/people`), ...SENDER })).status).toBe(303)
    expect((await trailOf(digest.post.id)).map(({ action }) => action)).toEqual(['post.handedOver'])
    expect((await trailOf(second.id)).map(({ action }) => action)).toEqual(['post.confirmed'])
  }, 60_000)

  it('should not let anybody confirm people they have not seen, or duties they were not asked about', async () => {
    const digest = await makeDigest(test.payload, '구로구 총무과')
    const other = await makeDigest(test.payload, '금천구 총무과')
    const { path, link } = await ask(digest)
    const shown = await shownOn(`${path}/people`)
    await test.payload.update({
      collection: 'posts',
      id: digest.post.id,
      data: { people: [{ as: 'primary', name: '최○○', email: 'choi@office.ieum.test' }] },
    })
    const stale = await post(`${path}/people`, { shown, ...SENDER })
    const page = await stale.text()
    expect([stale.status, page.includes('그 사이 담당자가 바뀌었습니다'), page.includes('최○○')]).toEqual([
      422,
      true,
      true,
    ])
    const foreign = await post(`${path}/people/${other.post.id}`, { shown, ...SENDER, ...NEW_PERSON })
    expect(foreign.headers.get('location')).toBe(`${path}/people`)
    expect(await peopleOf(other.post.id)).toEqual(['김○○ 주무관'])
    expect((await post(`${path}/people`, { shown, 'sender.name': '' })).status).toBe(422)
    await revokeReplyLink({ db: parts.db, now: REPLY_NOW, link, by: 'editor@ieum.test' })
    expect((await post(`${path}/people`, { shown, ...SENDER })).status).toBe(404)
    expect(await trailOf(digest.post.id)).toEqual([])
  }, 60_000)

  it('should be written down by telephone too, with who called and when', async () => {
    const digest = await makeDigest(test.payload, '동작구 총무과')
    const { link } = await ask(digest)
    const staff = createAccountReplyApp({ ...parts, users: { read: async () => EDITOR } })
    const about = await (await staff.request(`/replies/${link}`)).text()
    expect(about).not.toContain('회신서 내려받기')
    expect((await staff.request(`/replies/${link}/sheet.xlsx`)).status).toBe(404)
    const at = `/replies/${link}/phone/people`
    expect((await staff.request(`/replies/${link}/phone`)).headers.get('location')).toBe(at)
    const fields = { shown: await shownOn(at, staff), ...SENDER }
    expect((await post(at, fields, staff)).status).toBe(422)
    expect((await post(at, { ...fields, 'call.at': '2026-11-23 13:40' }, staff)).status).toBe(303)
    const receipt = await replyReceipts(parts.db).findOne({ group: `link:${link}` })
    expect(receipt).toMatchObject({ via: 'phone', call: { takenBy: EDITOR.id } })
    const list = await (await staff.request('/replies')).text()
    expect(list).toContain('2026-11 담당자 일제 확인')
    expect(list).toContain('1/1건')
  }, 60_000)
})
