import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Entry } from '../../payload-types'
import { approveRequest } from '../../src/commands/approveRequest'
import { rejectRequest } from '../../src/commands/rejectRequest'
import { makeEntry, makeOrganization } from '../support/factories'
import { startTestPayload, type RestAnswer, type TestPayload } from '../support/payload'
import { hex, makePost, MONDAY, STAFF, submit, mailsOf } from '../support/requests'

let test: TestPayload
let agent: string
let other: string
let editor: string
let mails: ReturnType<typeof mailsOf>

beforeAll(async () => {
  test = await startTestPayload('flags')
  mails = mailsOf(test.payload)
  agent = await test.signedIn('agent')
  other = await test.signedIn('agent')
  editor = await test.signedIn('editor')
})
afterAll(() => test.stop())

const read = (id: string): Promise<Entry> => test.payload.findByID({ collection: 'entries', id, depth: 0 })
const flag = (body: object, token = agent): Promise<RestAnswer> => test.rest('POST', '/flags', { token, body })
const mine = async (token = agent) =>
  (await test.rest('GET', '/flags/mine', { token })).body.flags as { id: string; state: string; answer: string }[]

describe('a flag', () => {
  it('should become the owner’s work and show the entry as 확인 중', async () => {
    const organization = await makeOrganization(test.payload)
    const post = await makePost(test.payload, organization.id, 'flagged@office.test')
    const entry = await makeEntry(test.payload, { organization: organization.id, post })
    const { status, body } = await flag({ entry: entry.code, kind: 'wrong', note: '번호가 안 됩니다.', query: '여권' })
    expect(status).toBe(201)
    const request = await test.payload.findByID({ collection: 'refresh-requests', id: String(body.request), depth: 0 })
    expect(request).toMatchObject({ direction: 'asked', kind: 'check', organization: organization.id, post })
    expect(request.reason).toBe('상담사 의견(내용 오류): 번호가 안 됩니다.')
    expect((await read(entry.id)).disputed).toBe(true)
    expect((await mails()).filter(({ to }) => to === 'flagged@office.test').map(({ template }) => template)).toEqual([
      'asked',
    ])
  })

  it('should join the request that is open already', async () => {
    const entry = await makeEntry(test.payload)
    const told = await submit(test.payload, { entries: [entry.id], effectiveOn: undefined })
    const [first, second] = [
      await flag({ entry: entry.code, kind: 'changed' }),
      await flag({ entry: entry.code, kind: 'wrong' }, other),
    ]
    expect([first?.body.request, second?.body.request]).toEqual([hex(told._id), hex(told._id)])
  })

  it('should open one request when many agents flag the same entry at once', async () => {
    const entry = await makeEntry(test.payload)
    const answers = await Promise.all(
      [agent, other, agent, other].map((token) => flag({ entry: entry.code, kind: 'wrong' }, token)),
    )
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    expect(new Set(answers.map(({ body }) => body.request)).size).toBe(1)
  })

  it('should give every agent the answer back when the request is applied', async () => {
    const entry = await makeEntry(test.payload, { fee: '1,000원' })
    const { body } = await flag({ entry: entry.code, kind: 'changed' })
    const also = await flag({ entry: entry.code, kind: 'changed' }, other)
    await approveRequest({
      payload: test.payload,
      now: MONDAY,
      actor: STAFF,
      id: String(body.request),
      reason: '고맙습니다.',
    })
    const own = (await mine()).find(({ id }) => id === body.id)
    expect(own?.state).toBe('answered')
    expect(own?.answer).toContain('고맙습니다.')
    expect((await mine(other)).find(({ id }) => id === also.body.id)?.state).toBe('answered')
    expect((await read(entry.id)).disputed).toBe(false)
  })

  it('should be answered with the reason when the request is turned down', async () => {
    const entry = await makeEntry(test.payload)
    const { body } = await flag({ entry: entry.code, kind: 'wrong' })
    const reason = '작년 기준입니다. 지금 내용이 맞습니다.'
    await rejectRequest({ payload: test.payload, now: MONDAY, actor: STAFF, id: String(body.request), reason })
    expect((await mine()).find(({ id }) => id === body.id)?.answer).toBe(reason)
    expect((await read(entry.id)).disputed).toBe(false)
  })

  it('should not doubt an entry for its wording, and is answered by the staff alone', async () => {
    const entry = await makeEntry(test.payload)
    const { body } = await flag({ entry: entry.code, kind: 'wording', note: '말이 어렵습니다.' })
    expect(body.request).toBeUndefined()
    expect((await read(entry.id)).disputed).toBe(false)
    const path = `/flags/${String(body.id)}/close`
    expect((await test.rest('POST', path, { token: agent, body: { answer: '네' } })).status).toBe(403)
    expect((await test.rest('POST', path, { token: editor, body: { answer: '쉽게 고쳤습니다.' } })).status).toBe(200)
    expect((await test.rest('POST', path, { token: editor, body: { answer: '또' } })).status).toBe(409)
    expect((await mine()).find(({ id }) => id === body.id)?.answer).toBe('쉽게 고쳤습니다.')
  })

  it('should take 자료 없음 without an entry, and nothing else without one', async () => {
    expect((await flag({ kind: 'missing', note: '반려견 놀이터', query: '개 놀이터' })).status).toBe(201)
    expect((await flag({ kind: 'wrong' })).status).toBe(400)
    expect((await flag({ kind: 'wrong', entry: '없는-것' })).status).toBe(404)
  })
})

describe('who raised a flag', () => {
  it('should be read by nobody but themselves, and stand in no trail', async () => {
    const entry = await makeEntry(test.payload)
    const { body } = await flag({ entry: entry.code, kind: 'wrong', note: '비밀' })
    const asEditor = await test.rest('GET', `/flags/${String(body.id)}`, { token: editor })
    expect(asEditor.status).toBe(200)
    expect(asEditor.body.user).toBeUndefined()
    expect((await test.rest('GET', `/flags/${String(body.id)}`, { token: other })).status).toBe(404)
    const counted = await test.rest('GET', '/flags?where[user][exists]=true', { token: editor })
    expect(counted.status).not.toBe(200)
    const trail = await test.payload.find({
      collection: 'audit-events',
      where: { target: { equals: `flags:${String(body.id)}` } },
    })
    expect(trail.docs.map(({ actor, actorName }) => [actor, actorName])).toEqual([[undefined, '상담사']])
  })

  it('should be nobody who is not signed in, and no officer', async () => {
    const officer = await test.signedIn('officer', (await makeOrganization(test.payload)).id)
    expect((await test.rest('POST', '/flags', { body: { kind: 'missing' } })).status).toBe(401)
    expect((await flag({ kind: 'missing', note: 'x' }, officer)).status).toBe(403)
  })
})
