import type { Hono } from 'hono'
import { Types } from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { answerEntries } from '../../src/commands/answerEntries'
import { approveRequest } from '../../src/commands/approveRequest'
import { replyReceipts } from '../../src/commands/reply/replyReceipts'
import { mintReplyAddresses } from '../../src/commands/replyLinks'
import { returnRequest } from '../../src/commands/returnRequest'
import type { RequestRow } from '../../src/commands/requests/requestRow'
import type { RefreshRequestInput } from '../../src/commands/submitRefreshRequest'
import { dayOf } from '../../src/domain/day'
import type { CurrentUser } from '../../src/server/currentUser'
import { createAccountReplyApp } from '../../src/server/reply/createAccountReplyApp'
import { createReplyApp } from '../../src/server/reply/createReplyApp'
import { docx } from '../support/evidence'
import { makeEntry, makeOrganization } from '../support/factories'
import { startTestPayload, type TestPayload } from '../support/payload'
import { REPLY_KEY, REPLY_NOW, replyParts } from '../support/reply'
import { hex, mailsOf, makePost, MONDAY, OFFICER, STAFF, submit } from '../support/requests'

const WHY = '고시문을 붙여 주세요.'
const EDITOR = { id: '0123456789abcdef01234567', role: 'editor', name: '편집' } as CurrentUser

describe('a request that staff gave back', () => {
  let test: TestPayload
  let parts: Awaited<ReturnType<typeof replyParts>>
  let app: Hono
  let accounts: Hono
  let mails: ReturnType<typeof mailsOf>

  beforeAll(async () => {
    test = await startTestPayload('amendRequests')
    parts = { ...(await replyParts(test.payload)), answerEntries }
    app = createReplyApp(parts)
    accounts = createAccountReplyApp({ ...parts, users: { read: async () => EDITOR } })
    mails = mailsOf(test.payload)
  })
  afterAll(() => test.stop())

  async function owned(count = 1) {
    const organization = await makeOrganization(test.payload)
    const post = await makePost(test.payload, organization.id, `${organization.id}@office.test`)
    const entries = []
    for (let index = 0; index < count; index += 1)
      entries.push(await makeEntry(test.payload, { organization: organization.id, post, fee: '1,000원', term: '3일' }))
    return { organization, post, entries }
  }

  /** @returns the request, and the page that its mail opens */
  async function returned(request: Partial<RefreshRequestInput> & { entries: readonly string[] }) {
    const told = await submit(test.payload, request)
    await returnRequest({ payload: test.payload, now: MONDAY, actor: STAFF, id: hex(told._id), reason: WHY })
    return { told, ...(await pageOf(told)) }
  }

  async function pageOf({ _id }: RequestRow) {
    const mail = (await mails()).filter(({ period }) => period.startsWith(`${hex(_id)} `)).at(-1)
    if (!mail?.link) throw new Error('the mail has no link')
    const urls = ['http://reply.test']
    const minted = await mintReplyAddresses({ db: parts.db, now: REPLY_NOW, link: mail.link, urls, key: REPLY_KEY })
    return { mail, link: mail.link, base: new URL(minted.addresses[0] ?? '').pathname }
  }

  const html = async (path: string, from = app): Promise<string> => {
    const answer = await from.request(path)
    const place = answer.headers.get('location')
    return place ? html(place, from) : answer.text()
  }
  const post = (path: string, body: Record<string, string> | FormData, from = app) =>
    from.request(path, { method: 'POST', body: body instanceof FormData ? body : new URLSearchParams(body) })
  const SENDER = { 'sender.name': '김○○', 'sender.position': '주무관', 'sender.phone': '02-3423-0000' }

  async function send(base: string, more: Record<string, string> = {}, from = app): Promise<string> {
    const nonce = /name="nonce" value="([^"]+)"/.exec(await html(`${base}/amend/review`, from))?.[1] ?? ''
    const sent = await post(`${base}/amend/send`, { nonce, ...SENDER, ...more }, from)
    return decodeURIComponent(sent.headers.get('location') ?? `not sent: ${sent.status}`)
  }
  const rowOf = (id: Types.ObjectId) =>
    parts.db.collection<RequestRow>('refresh-requests').findOne({ _id: id }) as Promise<RequestRow>
  const trailOf = (id: Types.ObjectId) =>
    parts.db
      .collection<{ action: string; actorName: string; via?: string }>('audit-events')
      .find({ target: `refresh-requests:${hex(id)}` })
      .sort({ _id: 1 })
      .toArray()

  it('should come back by mail with the reason and a link of its own, filled in, and go in again', async () => {
    const { entries, organization } = await owned()
    const [entry] = entries
    const { told, mail, base } = await returned({
      entries: [entry?.id ?? ''],
      proposed: { fee: '2,000원' },
      effectiveOn: '2027-01-01',
    })
    expect([mail.template, mail.to, mail.data.reason]).toEqual(['returned', `${organization.id}@office.test`, WHY])
    const page = await html(base)
    expect(page).toContain(WHY)
    expect(page).toMatch(/<textarea id="fee"[^>]*>2,000원</)
    expect(page).toContain('value="2027-01-01"')
    expect(page).toContain('value="조례가 바뀌었습니다."')

    const form = new FormData()
    for (const [name, value] of Object.entries({ fee: '2,500원', term: '3일', reason: '조례 제12조', effectiveOn: '' }))
      form.set(name, value)
    form.set('files', new File([new Uint8Array(docx('강남구 고시 제2026-1호'))], '고시.docx'))
    expect((await post(`${base}/amend`, form)).headers.get('location')).toBe(`${base}/amend/review`)
    const review = await html(`${base}/amend/review`)
    expect(review).toContain('고시.docx')
    expect(review).toContain('<del>1,000원</del><ins>2,500원</ins>')
    expect((await rowOf(told._id)).state).toBe('returned')

    expect(await send(base)).toContain('/receipts/회신-')
    const row = await rowOf(told._id)
    expect(row).toMatchObject({ state: 'submitted', proposed: { fee: '2,500원' }, reason: '조례 제12조', via: 'link' })
    expect([row.effectiveOn, row.disputes, row.evidence.length]).toEqual([null, true, 1])
    expect((await trailOf(told._id)).map(({ action, actorName }) => [action, actorName])).toEqual([
      ['request.submitted', '김○○'],
      ['request.returned', '교육운영부'],
      ['request.amended', '김○○ 주무관 (02-3423-0000)'],
    ])
    expect(await html(base)).toContain('보내신 내용을 받았습니다')
    await approveRequest({ payload: test.payload, now: MONDAY, actor: STAFF, id: hex(told._id) })
    const now = await test.payload.findByID({ collection: 'entries', id: entry?.id ?? '', depth: 0 })
    expect([now.fee, now.term]).toEqual(['2,500원', '3일'])
    expect(await html(base)).toContain('반영되었습니다')
  }, 60_000)

  it('should change nothing when its link is opened by a scanner, and once when it is sent twice', async () => {
    const { entries } = await owned()
    const { told, base } = await returned({ entries: [entries[0]?.id ?? ''] })
    const everything = async () =>
      JSON.stringify(
        await Promise.all(
          ['refresh-requests', 'reply-drafts', 'reply-receipts', 'entries', 'audit-events'].map((name) =>
            parts.db.collection(name).find().sort({ _id: 1 }).toArray(),
          ),
        ),
      )
    const before = await everything()
    for (const below of ['', '/amend', '/amend/review', '/review', `/entries/${entries[0]?.id}`])
      for (const method of ['GET', 'HEAD'])
        expect(
          (await app.request(base + below, { method, headers: { 'sec-purpose': 'prefetch' } })).status,
        ).toBeLessThan(400)
    expect(await everything()).toBe(before)
    await post(`${base}/amend`, { fee: '3,000원', reason: '조례', effectiveOn: '' })
    const nonce = /name="nonce" value="([^"]+)"/.exec(await html(`${base}/amend/review`))?.[1] ?? ''
    await Promise.all([1, 2, 3].map(async () => post(`${base}/amend/send`, { nonce, ...SENDER })))
    await post(`${base}/amend/send`, { nonce, ...SENDER })
    const actions = (await trailOf(told._id)).map(({ action }) => action)
    expect(actions.filter((action) => action === 'request.amended')).toHaveLength(1)
    expect(await replyReceipts(parts.db).countDocuments({ 'lines.request': hex(told._id) })).toBe(1)
  }, 60_000)

  it('should keep what was written when something is wrong with it', async () => {
    const { entries } = await owned()
    const { told, base } = await returned({ entries: [entries[0]?.id ?? ''] })
    const wrong = await post(`${base}/amend`, { fee: '4,000원', phone: '없음', reason: '', effectiveOn: '어제' })
    expect(wrong.status).toBe(422)
    const page = await wrong.text()
    expect(page).toContain('번호부터 적고')
    expect(page).toContain('까닭을 한 줄로')
    expect(page).toContain('시행일은 오늘부터')
    expect(await html(base)).toMatch(/<textarea id="fee"[^>]*>4,000원</)
    expect(await send(base)).toBe(base + '/amend')
    expect((await rowOf(told._id)).state).toBe('returned')
  }, 60_000)

  it('should open its own request alone, and not what it was about', async () => {
    const { entries } = await owned()
    const other = await owned()
    const { base } = await returned({ entries: [entries[0]?.id ?? ''] })
    for (const id of [entries[0]?.id, other.entries[0]?.id]) {
      await post(`${base}/answers`, { [`kind.${id}`]: 'unchanged' })
      await post(`${base}/entries/${id}`, { reason: 'x' })
    }
    await post(`${base}/send`, { nonce: 'x', scope: 'rest', ...SENDER })
    const confirmed = await parts.db.collection('audit-events').countDocuments({
      action: 'entry.confirmed',
      target: { $in: [entries[0]?.id, other.entries[0]?.id].map((id) => `entries:${id}`) },
    })
    expect(confirmed).toBe(0)
    expect((await post(`${base}/amend`, { reason: 'x' })).status).toBeLessThan(500)
    const elsewhere = { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } }
    expect((await app.request(`${base}/amend/withdraw`, elsewhere)).status).toBe(403)
  }, 60_000)

  it('should stay one text for the entries of 25 districts, and only what it is about', async () => {
    const { entries } = await owned(3)
    const { told, base } = await returned({ entries: entries.map(({ id }) => id), proposed: { fee: '무료' } })
    const page = await html(base)
    expect(page).toContain('함께 들어갈 자료 3건')
    expect(page).toContain('id="fee"')
    expect(page).not.toContain('id="title"')
    await post(`${base}/amend`, { fee: '전액 무료', title: '몰래 바꾼 제목', reason: '조례', effectiveOn: '' })
    expect(await send(base)).toContain('/receipts/')
    expect((await rowOf(told._id)).proposed).toEqual({ fee: '전액 무료' })
    await approveRequest({ payload: test.payload, now: MONDAY, actor: STAFF, id: hex(told._id) })
    const { docs } = await test.payload.find({
      collection: 'entries',
      where: { id: { in: entries.map(({ id }) => id) } },
    })
    expect(docs.map(({ fee }) => fee)).toEqual(['전액 무료', '전액 무료', '전액 무료'])
  }, 60_000)

  it('should be taken back by its officer', async () => {
    const { entries } = await owned()
    const { told, base } = await returned({ entries: [entries[0]?.id ?? ''] })
    await post(`${base}/amend/withdraw`, { why: '지금 내용이 맞습니다.' })
    expect((await rowOf(told._id)).state).toBe('withdrawn')
    const last = (await trailOf(told._id)).at(-1)
    expect([last?.action, last?.via]).toEqual(['request.withdrawn', 'link'])
    expect(await html(base)).toContain('거두신 요청입니다')
    const entry = await test.payload.findByID({ collection: 'entries', id: entries[0]?.id ?? '' })
    expect(entry.disputed).toBe(false)
  }, 60_000)

  it('should be amended by telephone too, with who called', async () => {
    const { entries } = await owned()
    const { told, link, mail } = await returned({ entries: [entries[0]?.id ?? ''], sender: OFFICER })
    expect(mail.template).toBe('returned')
    const base = `/replies/${link}/phone`
    expect(await html(base, accounts)).toContain(WHY)
    expect((await accounts.request(`/replies/${link}/sheet.xlsx`)).status).toBe(404)
    expect(await html(`/replies/${link}`, accounts)).toContain(`/admin/requests/${hex(told._id)}`)
    await post(`${base}/amend`, { fee: '5,000원', reason: '전화로 확인', effectiveOn: '' }, accounts)
    expect(await send(base, { 'call.at': '2026-11-23 13:40' }, accounts)).toContain('/receipts/')
    expect(await rowOf(told._id)).toMatchObject({ via: 'phone', state: 'submitted', proposed: { fee: '5,000원' } })
  }, 60_000)

  it('should be replaced by what the office answers another way, instead of a second request', async () => {
    const { entries, organization } = await owned()
    const [entry] = entries
    const { told } = await returned({ entries: [entry?.id ?? ''] })
    const [outcome] = await answerEntries({
      payload: test.payload,
      now: MONDAY,
      key: `sheet ${told.number}`,
      sender: { ...OFFICER, organization: organization.id, via: 'sheet' },
      answers: [
        {
          entry: entry?.id ?? '',
          revision: 1,
          kind: 'change',
          proposed: { fee: '6,000원' },
          reason: '조례',
          evidence: [],
        },
      ],
    })
    expect(outcome?.request).toBe(hex(told._id))
    expect(await rowOf(told._id)).toMatchObject({ state: 'submitted', via: 'sheet', proposed: { fee: '6,000원' } })
  }, 60_000)

  it('should go to the office, not to the staff who wrote down its sheet or its call', async () => {
    const { entries, organization } = await owned()
    const editor = await test.payload.create({
      collection: 'users',
      data: { email: 'typist@ieum.test', password: 'a-long-password', name: '편집', role: 'editor' },
    })
    const [outcome] = await answerEntries({
      payload: test.payload,
      now: MONDAY,
      key: 'a call',
      sender: { ...OFFICER, user: editor.id, organization: organization.id, via: 'phone' },
      answers: [{ entry: entries[0]?.id ?? '', revision: 1, kind: 'retire', reason: '사업 종료', evidence: [] }],
    })
    const id = new Types.ObjectId(outcome?.request)
    await returnRequest({ payload: test.payload, now: MONDAY, actor: STAFF, id: hex(id), reason: WHY })
    const { mail, base } = await pageOf(await rowOf(id))
    expect(mail.to).toBe(`${organization.id}@office.test`)
    expect(await html(base)).toContain('value="사업 종료"')
  }, 60_000)

  it('should let the owner answer what staff propose, as it is or mended', async () => {
    const { entries } = await owned()
    const asked = await submit(test.payload, {
      direction: 'asked',
      entries: [entries[0]?.id ?? ''],
      proposed: { fee: '무료' },
      reason: '보도자료에 무료라고 합니다.',
    })
    const { base, mail } = await pageOf(asked)
    expect(mail.template).toBe('asked')
    const page = await html(base)
    expect(page).toContain('보도자료에 무료라고 합니다.')
    expect(page).toMatch(/<textarea id="fee"[^>]*>무료</)
    await post(`${base}/amend`, { fee: '2027년부터 무료', reason: '조례 개정', effectiveOn: '2027-01-01' })
    await send(base)
    const row = await rowOf(asked._id)
    expect(row).toMatchObject({ state: 'submitted', direction: 'asked', proposed: { fee: '2027년부터 무료' } })
    expect([Boolean(row.answeredAt), row.effectiveOn && dayOf(row.effectiveOn)]).toEqual([true, '2027-01-01'])
    expect((await trailOf(asked._id)).at(-1)?.action).toBe('request.answered')
    expect(await html(base)).toContain('보내신 내용을 받았습니다')
  }, 60_000)
})
