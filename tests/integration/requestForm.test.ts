import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handleEndpoints } from 'payload'

import { answerEntries } from '../../src/commands/answerEntries'
import { approveRequest } from '../../src/commands/approveRequest'
import { assignRequest } from '../../src/commands/assignRequest'
import type { Entry } from '../../payload-types'
import { brokenHwp, docx } from '../support/evidence'
import { makeEntry, makeOrganization } from '../support/factories'
import { startTestPayload, type TestPayload } from '../support/payload'
import { mailsOf, makePost, MONDAY, OFFICER, STAFF, submit } from '../support/requests'

let test: TestPayload
let editor: string
let mails: ReturnType<typeof mailsOf>

beforeAll(async () => {
  test = await startTestPayload('request-form')
  editor = await test.signedIn('editor')
  mails = mailsOf(test.payload)
})
afterAll(() => test.stop())

const requestOf = (id: string) => test.payload.findByID({ collection: 'refresh-requests', id, depth: 0 })

describe('a 이송 whose office nobody knew', () => {
  async function rerouted(entry: Entry): Promise<string> {
    const [outcome] = await answerEntries({
      payload: test.payload,
      now: MONDAY,
      key: `reroute ${entry.id}`,
      sender: { ...OFFICER, via: 'link' },
      answers: [
        { entry: entry.id, revision: entry.revision ?? 0, kind: 'reroute', to: '길 담당', reason: '도로의 일' },
      ],
    })
    return outcome?.request ?? ''
  }

  it('should be given to an office and a post, which is then asked, with its trail', async () => {
    const entry = await makeEntry(test.payload)
    const id = await rerouted(entry)
    expect((await requestOf(id)).organization).toBeFalsy()
    const early = approveRequest({ payload: test.payload, now: MONDAY, actor: STAFF, id })
    await expect(early).rejects.toMatchObject({ code: 'no-organization' })

    const office = await makeOrganization(test.payload, '보도관리과')
    const post = await makePost(test.payload, office.id, 'road@office.test')
    const body = { organization: office.id, post }
    const assigned = await test.rest('POST', `/refresh-requests/${id}/assign`, { token: editor, body })
    expect([assigned.status, assigned.body.state]).toEqual([200, 'inReview'])
    await approveRequest({ payload: test.payload, now: MONDAY, actor: STAFF, id })
    const now = await test.payload.findByID({ collection: 'entries', id: entry.id, depth: 0 })
    expect([now.organization, now.post]).toEqual([office.id, post])

    const { docs: trail } = await test.payload.find({
      collection: 'audit-events',
      where: { target: { equals: `refresh-requests:${id}` } },
      sort: 'id',
    })
    expect(trail.map(({ action }) => action)).toEqual([
      'request.submitted',
      'request.assigned',
      'request.approved',
      'request.applied',
    ])
    expect(trail[1]?.detail).toMatchObject({ reason: '보도관리과 · 여권 발급' })
    const { docs: questions } = await test.payload.find({
      collection: 'refresh-requests',
      where: { and: [{ organization: { equals: office.id } }, { kind: { equals: 'check' } }] },
      depth: 0,
    })
    expect(questions.map(({ direction, post: to, entries }) => [direction, to, entries])).toEqual([
      ['asked', post, [entry.id]],
    ])
    expect(questions[0]?.reason).toContain('도로의 일')
    const mail = (await mails()).find(({ to }) => to === 'road@office.test')
    expect([mail?.template, Boolean(mail?.link)]).toEqual(['asked', true])
  })

  it('should not be given to a post of another office, nor by anybody but the staff', async () => {
    const id = await rerouted(await makeEntry(test.payload))
    const [office, other] = [await makeOrganization(test.payload), await makeOrganization(test.payload)]
    const post = await makePost(test.payload, other.id)
    const common = { payload: test.payload, now: MONDAY, actor: STAFF, id }
    await expect(assignRequest({ ...common, organization: office.id, post })).rejects.toMatchObject({
      code: 'other-post',
    })
    const officer = await test.signedIn('officer', office.id)
    const path = `/refresh-requests/${id}/assign`
    expect((await test.rest('POST', path, { token: officer, body: { organization: office.id } })).status).toBe(403)
    expect((await test.rest('POST', path, { token: editor, body: { organization: { $ne: '' } } })).status).toBe(400)
    const told = await submit(test.payload, { entries: [(await makeEntry(test.payload)).id] })
    const foreign = { ...common, id: told._id.toHexString(), organization: office.id }
    await expect(assignRequest(foreign)).rejects.toMatchObject({ code: 'not-assignable' })
  })
})

describe('what the form shows before it is sent', () => {
  it('should be the difference of each entry and what is open on them, and write nothing', async () => {
    const [first, second] = [
      await makeEntry(test.payload, { fee: '1,000원' }),
      await makeEntry(test.payload, { fee: '2,000원' }),
    ]
    const open = await submit(test.payload, { entries: [second.id] })
    const before = await test.payload.count({ collection: 'refresh-requests' })
    const { status, body } = await test.rest('POST', '/refresh-requests/preview', {
      token: editor,
      body: { entries: [first.code, second.code], proposed: { fee: '무료' } },
    })
    expect(status).toBe(200)
    const entries = body.entries as { differences: { base: string; proposed: string }[] }[]
    expect(entries.map(({ differences }) => differences.map(({ base, proposed }) => [base, proposed]))).toEqual([
      [['1,000원', '무료']],
      [['2,000원', '무료']],
    ])
    expect((body.open as { number: string }[]).map(({ number }) => number)).toEqual([open.number])
    expect(await test.payload.count({ collection: 'refresh-requests' })).toEqual(before)
  })

  it('should keep another office’s entries from an officer', async () => {
    const officer = await test.signedIn('officer', (await makeOrganization(test.payload)).id)
    const { code } = await makeEntry(test.payload)
    const body = { entries: [code], proposed: { fee: '무료' } }
    expect((await test.rest('POST', '/refresh-requests/preview', { token: officer, body })).status).toBe(403)
    const agent = await test.signedIn('agent')
    expect((await test.rest('POST', '/refresh-requests/preview', { token: agent, body })).status).toBe(403)
  })
})

describe('a file of the form', () => {
  async function take(name: string, data: Buffer, { token = editor, owner = '' } = {}) {
    const request = new Request(`http://127.0.0.1:3120/api/evidence/take?name=${encodeURIComponent(name)}&${owner}`, {
      method: 'POST',
      headers: { authorization: `JWT ${token}`, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(data),
    })
    const response = await handleEndpoints({ config: test.payload.config, request })
    return { status: response.status, body: (await response.json()) as Record<string, string> }
  }

  it('should be kept with the text that was read in it, for its own office', async () => {
    const organization = await makeOrganization(test.payload)
    const entry = await makeEntry(test.payload, { organization: organization.id })
    const owner = `entry=${entry.code}`
    const { status, body } = await take('고시.hwp', docx('고시 제1호'), { owner })
    expect([status, body.filename]).toEqual([201, '고시.docx'])
    expect(body.text).toContain('고시 제1호')
    const elsewhere = (await makeOrganization(test.payload)).id
    const stranger = await test.signedIn('officer', elsewhere)
    expect((await take('고시.docx', docx('x'), { token: stranger, owner })).status).toBe(403)
    const own = await makeEntry(test.payload, { organization: elsewhere })
    const stolen = { kind: 'change', entries: [own.code], proposed: { fee: '1원' }, reason: 'x', evidence: [body.id] }
    const answer = await test.rest('POST', '/refresh-requests', { token: stranger, body: stolen })
    expect(answer.body.code).toBe('no-such-evidence')
  }, 60_000)

  it('should be refused with a reason: too large, of another kind, broken, locked', async () => {
    const { code } = await makeEntry(test.payload)
    const owner = `entry=${code}`
    const files: [string, Buffer, number, string][] = [
      ['큰 파일.pdf', Buffer.alloc(300 * 1024 * 1024), 413, '큰 파일.pdf: 파일이 10 MB를 넘습니다'],
      ['이름만.pdf', Buffer.from('MZ not a pdf'), 400, '이름만.pdf: HWP, HWPX, PDF'],
      ['깨짐.hwp', brokenHwp(), 400, '깨짐.hwp: 파일이 손상되어'],
      ['보안.hwp', brokenHwp(1 << 4), 400, 'DRM 해제 후 첨부'],
      ['빈.docx', Buffer.alloc(0), 400, '파일이 비어 있습니다'],
    ]
    for (const [name, data, status, words] of files) {
      const answer = await take(name, data, { owner })
      expect([name, answer.status]).toEqual([name, status])
      expect(answer.body.detail).toContain(words)
    }
  }, 120_000)
})
