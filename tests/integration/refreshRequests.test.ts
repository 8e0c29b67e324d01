import { Types } from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { readRequestPage } from '../../src/admin/requests/readRequestPage'
import { readWorklist, type Show } from '../../src/admin/requests/readWorklist'
import { databaseOf } from '../../src/lib/databaseOf'
import { amendRequest } from '../../src/commands/amendRequest'
import { applyDueRequests } from '../../src/commands/applyDueRequests'
import { approveRequest } from '../../src/commands/approveRequest'
import { rejectRequest } from '../../src/commands/rejectRequest'
import { returnRequest } from '../../src/commands/returnRequest'
import { inTransaction } from '../../src/commands/transaction'
import { withdrawRequest } from '../../src/commands/withdrawRequest'
import { writePublished } from '../../src/commands/writePublished'
import { dayOf } from '../../src/domain/day'
import { readEntryView } from '../../src/search/readEntryView'
import type { Entry } from '../../payload-types'
import { makeEntry, makeOrganization } from '../support/factories'
import { startTestPayload, type TestPayload } from '../support/payload'
import { hex, makePost, MONDAY, OFFICER, STAFF, submit, mailsOf } from '../support/requests'

const TUESDAY = new Date('2026-11-24T01:00:00.000Z')

let test: TestPayload
let mails: ReturnType<typeof mailsOf>
let editor: string

beforeAll(async () => {
  test = await startTestPayload('refresh-requests')
  mails = mailsOf(test.payload)
  editor = await test.signedIn('editor')
})
afterAll(() => test.stop())

const read = (id: string): Promise<Entry> => test.payload.findByID({ collection: 'entries', id, depth: 0 })
const requestOf = (id: string) => test.payload.findByID({ collection: 'refresh-requests', id, depth: 0 })
const publicationsOf = async (entry: string) =>
  (await test.payload.find({ collection: 'publications', where: { entry: { equals: entry } }, sort: 'revision' })).docs

async function trailOf(id: string): Promise<string[]> {
  const { docs } = await test.payload.find({
    collection: 'audit-events',
    where: { target: { equals: `refresh-requests:${id}` } },
    sort: 'id',
    limit: 50,
  })
  return docs.map(({ action }) => action)
}

/** Somebody else changes the published text meanwhile. */
const edit = (id: string, data: Partial<Entry>) =>
  test.payload.update({ collection: 'entries', id, data: { ...data, _status: 'published' } })

describe('a request that is approved', () => {
  it('should change the text, its version, its check date and its history at once', async () => {
    const entry = await makeEntry(test.payload, { fee: '1,000원' })
    const request = await submit(test.payload, {
      entries: [entry.code],
      proposed: { fee: '2,000원', answer: '새 **답변**입니다.' },
    })
    const approved = await approveRequest({ payload: test.payload, now: TUESDAY, actor: STAFF, id: hex(request._id) })

    expect(approved.state).toBe('applied')
    const now = await read(entry.id)
    expect(now.fee).toBe('2,000원')
    expect(JSON.stringify(now.answer)).toContain('새 ')
    expect(dayOf(now.checkedAt)).toBe('2026-11-24')
    expect(now.disputed).toBe(false)
    const last = (await publicationsOf(entry.id)).at(-1)
    expect([last?.cause, last?.revision]).toEqual(['request', now.revision])
    const { docs: versions } = await test.payload.findVersions({
      collection: 'entries',
      where: { and: [{ parent: { equals: entry.id } }, { latest: { equals: true } }] },
    })
    expect(versions[0]?.version.fee).toBe('2,000원')
    expect(await trailOf(hex(request._id))).toEqual(['request.submitted', 'request.approved', 'request.applied'])
  })

  it('should keep an unfinished draft of the entry as a draft', async () => {
    const entry = await makeEntry(test.payload, { fee: '1,000원' })
    await test.payload.update({ collection: 'entries', id: entry.id, draft: true, data: { title: '쓰다 만 제목' } })
    const request = await submit(test.payload, { entries: [entry.id] })
    await approveRequest({ payload: test.payload, now: TUESDAY, actor: STAFF, id: hex(request._id) })
    const main = await read(entry.id)
    const draft = await test.payload.findByID({ collection: 'entries', id: entry.id, draft: true, depth: 0 })
    expect([main.fee, main.title]).toEqual(['2,000원', entry.title])
    expect(draft.title).toBe('쓰다 만 제목')
  })

  it('should number requests by the year without a gap', async () => {
    const entry = await makeEntry(test.payload)
    const first = await submit(test.payload, { entries: [entry.id] })
    const second = await submit(test.payload, { entries: [entry.id] })
    expect(first.number).toMatch(/^현-2026-\d{5}$/)
    expect(Number(second.number.slice(-5))).toBe(Number(first.number.slice(-5)) + 1)
  })

  it('should show the entry as 확인 중 while the change is looked at, and no longer', async () => {
    const entry = await makeEntry(test.payload)
    const request = await submit(test.payload, { entries: [entry.id] })
    expect((await read(entry.id)).disputed).toBe(true)
    await rejectRequest({
      payload: test.payload,
      now: TUESDAY,
      actor: STAFF,
      id: hex(request._id),
      reason: '지금 내용이 맞습니다.',
    })
    expect((await read(entry.id)).disputed).toBe(false)
  })

  it('should leave out 확인 중 only when the last doubt is settled', async () => {
    const entry = await makeEntry(test.payload)
    const first = await submit(test.payload, { entries: [entry.id] })
    const second = await submit(test.payload, { entries: [entry.id], proposed: { term: '3일' } })
    await withdrawRequest({ payload: test.payload, now: TUESDAY, actor: STAFF, id: hex(first._id) })
    expect((await read(entry.id)).disputed).toBe(true)
    await withdrawRequest({ payload: test.payload, now: TUESDAY, actor: STAFF, id: hex(second._id) })
    expect((await read(entry.id)).disputed).toBe(false)
  })

  it('should put the rule of the city into the entries of 25 districts with one text and one approval', async () => {
    const entries: Entry[] = []
    for (let index = 0; index < 25; index += 1) entries.push(await makeEntry(test.payload, { fee: `${index}원` }))
    const request = await submit(test.payload, { entries: entries.map(({ code }) => code), proposed: { fee: '무료' } })
    expect(request.title).toBe(`${entries[0]?.title} 외 24건`)
    await approveRequest({ payload: test.payload, now: TUESDAY, actor: STAFF, id: hex(request._id) })
    const { docs } = await test.payload.find({
      collection: 'entries',
      where: { code: { in: entries.map(({ code }) => code) } },
      limit: 30,
    })
    expect(docs.map(({ fee }) => fee)).toEqual(Array.from({ length: 25 }, () => '무료'))
  })

  it('should take a retired entry out of sight and keep what it said', async () => {
    const entry = await makeEntry(test.payload)
    const request = await submit(test.payload, { kind: 'retire', entries: [entry.id], proposed: undefined })
    await approveRequest({ payload: test.payload, now: TUESDAY, actor: STAFF, id: hex(request._id) })
    expect(await readEntryView(databaseOf(test.payload), entry.code, '2026-11-24')).toBeUndefined()
    const publications = await publicationsOf(entry.id)
    expect(publications.every(({ until }) => Boolean(until))).toBe(true)
  })

  it('should make a new entry of the office that asks for one', async () => {
    const organization = await makeOrganization(test.payload)
    const request = await submit(test.payload, {
      kind: 'new',
      entries: [],
      organization: organization.id,
      proposed: { title: '눈 치우기 신청', answer: '구청에 전화합니다.' },
    })
    const applied = await approveRequest({ payload: test.payload, now: TUESDAY, actor: STAFF, id: hex(request._id) })
    const view = await readEntryView(databaseOf(test.payload), `N-${request.number.slice(2)}`, '2026-11-24')
    expect(view?.title).toBe('눈 치우기 신청')
    expect(view?.organization).toBe(organization.name)
    expect(applied.entries.map(hex)).toEqual([view?.id])
  })

  describe('the cycle of a new entry', () => {
    async function applied(reviewCycleMonths?: number): Promise<Entry> {
      const organization = await makeOrganization(test.payload)
      const officer = await test.signedIn('officer', organization.id)
      const { status, body } = await test.rest('POST', '/refresh-requests', {
        token: officer,
        body: { kind: 'new', proposed: { title: '눈 치우기', answer: '전화합니다.' }, reviewCycleMonths },
      })
      expect(status).toBe(201)
      const done = await approveRequest({ payload: test.payload, now: TUESDAY, actor: STAFF, id: String(body.id) })
      return read(hex(done.entries[0] ?? new Types.ObjectId()))
    }
    /** Into a category that is checked twice a year. */
    async function sorted({ id }: Entry): Promise<Entry> {
      const category = await test.payload.create({
        collection: 'categories',
        data: { name: `제설 ${id}`, reviewCycleMonths: 6 },
      })
      await test.payload.update({ collection: 'entries', id, data: { category: category.id, _status: 'published' } })
      return read(id)
    }
    const dueOf = ({ dueAt }: Entry): string => dayOf(dueAt ?? '')

    it('should be that of the category it is sorted into', async () => {
      const entry = await applied()
      expect([entry.reviewCycleMonths ?? null, dueOf(entry)]).toEqual([null, '2027-11-24'])
      expect(dueOf(await sorted(entry))).toBe('2027-05-24')
    })

    it('should be its own when the request names one', async () => {
      const entry = await applied(3)
      expect([entry.reviewCycleMonths, dueOf(entry)]).toEqual([3, '2027-02-24'])
      expect(dueOf(await sorted(entry))).toBe('2027-02-24')
    })

    it('should not be one that no entry may have', async () => {
      const officer = await test.signedIn('officer', (await makeOrganization(test.payload)).id)
      for (const reviewCycleMonths of [0, 37, 1.5, '반년']) {
        const body = { kind: 'new', proposed: { title: '눈', answer: '눈' }, reviewCycleMonths }
        const { status } = await test.rest('POST', '/refresh-requests', { token: officer, body })
        expect([reviewCycleMonths, status]).toEqual([reviewCycleMonths, 400])
      }
    })
  })

  it('should move the entry to the other office when it is not theirs', async () => {
    const entry = await makeEntry(test.payload)
    const other = await makeOrganization(test.payload)
    const request = await submit(test.payload, {
      kind: 'reroute',
      entries: [entry.id],
      organization: other.id,
      reason: '도로과의 일입니다.',
    })
    expect((await requestOf(hex(request._id))).organization).toBe(other.id)
    await approveRequest({ payload: test.payload, now: TUESDAY, actor: STAFF, id: hex(request._id) })
    expect((await read(entry.id)).organization).toBe(other.id)
  })
})

describe('a request with a 시행일', () => {
  const NEW_YEAR = new Date('2026-12-31T15:00:00.000Z') // 2027-01-01 00:00 in Seoul

  async function approvedForNewYear(fee = '1,000원') {
    const entry = await makeEntry(test.payload, { fee })
    const request = await submit(test.payload, { entries: [entry.id], effectiveOn: '2027-01-01' })
    await approveRequest({ payload: test.payload, now: TUESDAY, actor: STAFF, id: hex(request._id) })
    return { entry, request }
  }

  it('should be shown beside the text of now from its approval on, and applied on its day', async () => {
    const { entry, request } = await approvedForNewYear()
    const before = await readEntryView(databaseOf(test.payload), entry.code, '2026-11-24')
    expect(before?.fee).toBe('1,000원')
    expect(before?.upcoming).toEqual([
      {
        request: request.number,
        kind: 'change',
        effectiveOn: '2027-01-01',
        notice: '1월 1일부터 변경',
        parts: [{ part: 'fee', label: '수수료', text: '2,000원' }],
      },
    ])
    expect(before?.freshness).not.toBe('disputed')

    await applyDueRequests({ payload: test.payload, now: new Date(NEW_YEAR.getTime() - 1000) })
    expect((await read(entry.id)).fee).toBe('1,000원')
    const done = await applyDueRequests({ payload: test.payload, now: NEW_YEAR })
    expect(done.applied).toContain(request.number)
    const after = await readEntryView(databaseOf(test.payload), entry.code, '2027-01-01')
    expect([after?.fee, after?.checkedAt, after?.upcoming]).toEqual(['2,000원', '2027-01-01', []])
  })

  it('should be applied once by two schedules that run at once', async () => {
    const { entry, request } = await approvedForNewYear()
    const revision = (await read(entry.id)).revision ?? 0
    const runs = await Promise.all([1, 2, 3].map(() => applyDueRequests({ payload: test.payload, now: NEW_YEAR })))
    expect(runs.flatMap(({ applied }) => applied).filter((number) => number === request.number)).toHaveLength(1)
    expect((await read(entry.id)).revision).toBe(revision + 1)
  })

  it('should go back to the staff when the text was changed after its approval', async () => {
    const { entry, request } = await approvedForNewYear()
    await edit(entry.id, { fee: '1,200원' })
    const run = await applyDueRequests({ payload: test.payload, now: NEW_YEAR })
    expect(run.blocked.map(({ number }) => number)).toContain(request.number)
    expect((await read(entry.id)).fee).toBe('1,200원')
    const blocked = await requestOf(hex(request._id))
    expect([blocked.state, dayOf(blocked.dueOn ?? '')]).toEqual(['inReview', '2027-01-01'])
    expect(blocked.blocked).toContain('바뀌었습니다')
  })

  it('should be withdrawn before its day and then never applied', async () => {
    const { entry, request } = await approvedForNewYear()
    await withdrawRequest({ payload: test.payload, now: TUESDAY, actor: STAFF, id: hex(request._id) })
    await applyDueRequests({ payload: test.payload, now: NEW_YEAR })
    expect((await read(entry.id)).fee).toBe('1,000원')
  })
})

describe('a request on an entry that has been changed since', () => {
  it('should be refused with the three texts, and change nothing', async () => {
    const entry = await makeEntry(test.payload, { fee: '1,000원' })
    const request = await submit(test.payload, { entries: [entry.id] })
    await edit(entry.id, { fee: '1,500원' })
    const { status, body } = await test.rest('POST', `/refresh-requests/${hex(request._id)}/approve`, {
      token: editor,
      body: {},
    })
    expect([status, body.code]).toEqual([409, 'entry-moved-on'])
    expect((body.entries as { differences: unknown[] }[])[0]?.differences).toEqual([
      { part: 'fee', base: '1,000원', current: '1,500원', proposed: '2,000원', state: 'conflict' },
    ])
    expect((await read(entry.id)).fee).toBe('1,500원')
    expect((await requestOf(hex(request._id))).state).toBe('submitted')
  })

  it('should merge parts that do not overlap when staff say so', async () => {
    const entry = await makeEntry(test.payload, { fee: '1,000원', term: '3일' })
    const request = await submit(test.payload, { entries: [entry.id] })
    await edit(entry.id, { term: '5일' })
    const path = `/refresh-requests/${hex(request._id)}/approve`
    expect((await test.rest('POST', path, { token: editor, body: {} })).status).toBe(409)
    expect((await test.rest('POST', path, { token: editor, body: { merge: true } })).status).toBe(200)
    const now = await read(entry.id)
    expect([now.fee, now.term]).toEqual(['2,000원', '5일'])
  })

  it('should not decide about a part both sides changed until staff choose', async () => {
    const entry = await makeEntry(test.payload, { fee: '1,000원' })
    const request = await submit(test.payload, { entries: [entry.id] })
    await edit(entry.id, { fee: '1,500원' })
    const path = `/refresh-requests/${hex(request._id)}/approve`
    expect((await test.rest('POST', path, { token: editor, body: { merge: true } })).status).toBe(409)
    const chosen = { merge: true, choices: { fee: 'proposed' } }
    expect((await test.rest('POST', path, { token: editor, body: chosen })).status).toBe(200)
    expect((await read(entry.id)).fee).toBe('2,000원')
  })

  it('should not mind that only the check date or the mark changed', async () => {
    const entry = await makeEntry(test.payload, { fee: '1,000원' })
    const request = await submit(test.payload, { entries: [entry.id] })
    await inTransaction(test.payload, (transaction) =>
      writePublished({
        payload: test.payload,
        transaction,
        writes: [{ id: new Types.ObjectId(entry.id), patch: { checkedAt: MONDAY } }],
        cause: 'check',
        now: MONDAY,
      }),
    )
    await approveRequest({ payload: test.payload, now: TUESDAY, actor: STAFF, id: hex(request._id) })
    expect((await read(entry.id)).fee).toBe('2,000원')
  })

  it('should never lay a proposal over a text whose history is gone', async () => {
    const entry = await makeEntry(test.payload, { fee: '1,000원' })
    const request = await submit(test.payload, { entries: [entry.id], baseRevisions: [999] })
    const approving = approveRequest({ payload: test.payload, now: TUESDAY, actor: STAFF, id: hex(request._id) })
    await expect(approving).rejects.toMatchObject({ code: 'entry-moved-on' })
  })
})

describe('reviewers at once', () => {
  it('should let one of eight apply and tell seven that it is done', async () => {
    const entry = await makeEntry(test.payload, { fee: '1,000원' })
    const request = await submit(test.payload, { entries: [entry.id] })
    const revision = (await read(entry.id)).revision ?? 0
    const path = `/refresh-requests/${hex(request._id)}/approve`
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => test.rest('POST', path, { token: editor, body: {} })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 409)])
    const told = answers.filter(({ status }) => status === 409)
    expect(told.every(({ body }) => body.code === 'already-decided')).toBe(true)
    expect((await read(entry.id)).revision).toBe(revision + 1)
    expect((await trailOf(hex(request._id))).filter((action) => action === 'request.applied')).toHaveLength(1)
  })

  it('should let only one of an approval and a rejection at once count', async () => {
    for (let round = 0; round < 5; round += 1) {
      const entry = await makeEntry(test.payload, { fee: '1,000원' })
      const request = await submit(test.payload, { entries: [entry.id] })
      const path = `/refresh-requests/${hex(request._id)}`
      const [approved, rejected] = await Promise.all([
        test.rest('POST', `${path}/approve`, { token: editor, body: {} }),
        test.rest('POST', `${path}/reject`, { token: editor, body: { reason: '맞지 않습니다.' } }),
      ])
      expect([approved.status, rejected.status].sort()).toEqual([200, 409])
      expect((await read(entry.id)).fee).toBe(approved.status === 200 ? '2,000원' : '1,000원')
    }
  })
})

describe('what comes back', () => {
  it('should need a reason to return or reject', async () => {
    const entry = await makeEntry(test.payload)
    const request = await submit(test.payload, { entries: [entry.id] })
    for (const move of ['return', 'reject']) {
      const { status, body } = await test.rest('POST', `/refresh-requests/${hex(request._id)}/${move}`, {
        token: editor,
        body: { reason: '  ' },
      })
      expect([status, body.code]).toEqual([400, 'reason-needed'])
    }
  })

  it('should be amended over the text of now and then approved', async () => {
    const entry = await makeEntry(test.payload, { fee: '1,000원' })
    const request = await submit(test.payload, { entries: [entry.id] })
    const id = hex(request._id)
    await returnRequest({ payload: test.payload, now: TUESDAY, actor: STAFF, id, reason: '근거를 붙여 주세요.' })
    await edit(entry.id, { term: '7일' })
    await amendRequest({
      payload: test.payload,
      now: TUESDAY,
      actor: { name: '김○○', via: 'link' },
      id,
      proposed: { fee: '3,000원' },
    })
    await approveRequest({ payload: test.payload, now: TUESDAY, actor: STAFF, id })
    const now = await read(entry.id)
    expect([now.fee, now.term]).toEqual(['3,000원', '7일'])
  })

  it('should write the mails of a move in its own transaction, to the post and to the sender', async () => {
    const organization = await makeOrganization(test.payload)
    const post = await makePost(test.payload, organization.id)
    const entry = await makeEntry(test.payload, { organization: organization.id, post })
    const asked = await submit(test.payload, { direction: 'asked', kind: 'check', entries: [entry.id] })
    const told = await submit(test.payload, { entries: [entry.id], sender: { ...OFFICER, name: '이○○' } })
    await returnRequest({ payload: test.payload, now: TUESDAY, actor: STAFF, id: hex(told._id), reason: '근거' })
    const failing = approveRequest({ payload: test.payload, now: TUESDAY, actor: STAFF, id: hex(told._id) })
    await expect(failing).rejects.toMatchObject({ code: 'wrong-state' })
    const sent = (await mails()).filter(({ period }) => [asked, told].some(({ _id }) => period.startsWith(hex(_id))))
    expect(sent.map(({ template, to }) => [template, to])).toEqual([
      ['asked', 'owner@office.test'],
      ['returned', 'deputy@office.test'],
    ])
  })
})

describe('who may', () => {
  it('should keep requests from agents and from other offices', async () => {
    const own = await makeOrganization(test.payload)
    const foreign = await makeOrganization(test.payload)
    const officer = await test.signedIn('officer', own.id)
    const agent = await test.signedIn('agent')
    const mine = await submit(test.payload, { entries: [(await makeEntry(test.payload, { organization: own.id })).id] })
    const other = await makeEntry(test.payload, { organization: foreign.id })
    await submit(test.payload, { entries: [other.id] })

    const list = await test.rest('GET', '/refresh-requests', { token: officer })
    expect((list.body.docs as { number: string }[]).map(({ number }) => number)).toEqual([mine.number])
    expect((await test.rest('GET', '/refresh-requests', { token: agent })).status).toBe(403)
    expect((await test.rest('GET', '/refresh-requests')).status).toBe(403)
    const approve = `/refresh-requests/${hex(mine._id)}/approve`
    expect((await test.rest('POST', approve, { token: officer, body: {} })).status).toBe(403)
    expect((await test.rest('POST', approve, { body: {} })).status).toBe(401)
    expect((await test.rest('POST', approve, { token: agent, body: {} })).status).toBe(403)
    const foreignChange = { kind: 'change', entries: [other.code], proposed: { fee: '0원' } }
    const refusal = await test.rest('POST', '/refresh-requests', { token: officer, body: foreignChange })
    expect([refusal.status, refusal.body.code]).toEqual([403, 'other-organization'])
  })

  it('should show an officer what their organization has passed on, to be read and no more, and nothing else of others', async () => {
    const [own, other] = [await makeOrganization(test.payload), await makeOrganization(test.payload)]
    const officer = await test.signedIn('officer', own.id)
    const stranger = await test.signedIn('officer', (await makeOrganization(test.payload)).id)
    const entry = await makeEntry(test.payload, { organization: own.id, fee: '1,000원' })
    const body = { kind: 'reroute', entries: [entry.code], organization: other.id, reason: '도로과의 일입니다.' }
    const told = await test.rest('POST', '/refresh-requests', { token: officer, body })
    expect(told.status).toBe(201)
    // What is of the new office otherwise stays out of sight.
    await submit(test.payload, { entries: [(await makeEntry(test.payload, { organization: other.id })).id] })
    const path = `/refresh-requests/${String(told.body.id)}`
    const stateFor = async (token: string) => (await test.rest('GET', `${path}?depth=0`, { token })).body.state
    const listed = async () =>
      ((await test.rest('GET', '/refresh-requests', { token: officer })).body.docs as { id: string }[]).map(
        ({ id }) => id,
      )
    const rows = (show: Show) =>
      readWorklist({ payload: test.payload, show, organization: own.id, today: '2026-11-24' })

    expect([await stateFor(officer), await stateFor(stranger)]).toEqual(['submitted', undefined])
    expect(await listed()).toEqual([told.body.id])
    expect((await rows('open')).map(({ id, isPassedOn }) => [id, isPassedOn])).toEqual([[told.body.id, true]])
    for (const [move, status] of [
      ['withdraw', 403],
      ['amend', 403],
      ['approve', 403],
    ] as const) {
      expect((await test.rest('POST', `${path}/${move}`, { token: officer, body: {} })).status).toBe(status)
    }
    expect((await test.rest('GET', `${path}/differences`, { token: officer })).body.code).toBe('other-organization')

    await returnRequest({
      payload: test.payload,
      now: MONDAY,
      actor: STAFF,
      id: String(told.body.id),
      reason: '어느 과?',
    })
    const again = await test.rest('POST', `${path}/amend`, { token: officer, body: { reason: '도로과 보수팀입니다.' } })
    expect([again.status, again.body.state]).toEqual([200, 'submitted'])

    await approveRequest({ payload: test.payload, now: TUESDAY, actor: STAFF, id: String(told.body.id) })
    expect([await stateFor(officer), await stateFor(stranger)]).toEqual(['applied', undefined])
    expect(await listed()).toEqual([told.body.id])
    expect((await rows('passedOn')).map(({ id, state }) => [id, state])).toEqual([[told.body.id, 'applied']])
    expect((await test.rest('GET', `/entries/${entry.id}`, { token: officer })).status).toBe(404)
    const page = await readRequestPage({ payload: test.payload, id: String(told.body.id), organization: own.id })
    expect(page?.entries.map(({ code, differences }) => [code, differences])).toEqual([[entry.code, []]])
    expect(JSON.stringify(page)).not.toContain('1,000원')
  })

  it('should take what an officer tells about an entry of their own', async () => {
    const own = await makeOrganization(test.payload)
    const officer = await test.signedIn('officer', own.id)
    const entry = await makeEntry(test.payload, { organization: own.id })
    const body = { kind: 'change', entries: [entry.code], proposed: { fee: '0원' }, reason: '면제', urgent: true }
    const { status, body: made } = await test.rest('POST', '/refresh-requests', { token: officer, body })
    expect(status).toBe(201)
    const request = await requestOf(String(made.id))
    expect([request.direction, request.via, request.organization]).toEqual(['told', 'account', own.id])
    const withdrawn = await test.rest('POST', `/refresh-requests/${request.id}/withdraw`, { token: officer, body: {} })
    expect(withdrawn.body.state).toBe('withdrawn')
  })

  it('should not let anybody, an administrator included, write a request by a plain save', async () => {
    const entry = await makeEntry(test.payload)
    const request = await submit(test.payload, { entries: [entry.id] })
    const admin = await test.signedIn('admin')
    const path = `/refresh-requests/${hex(request._id)}`
    expect((await test.rest('PATCH', path, { token: admin, body: { state: 'applied' } })).status).toBe(403)
    expect((await test.rest('DELETE', path, { token: admin })).status).toBe(403)
  })

  it('should name what is wrong with a body, also one that MongoDB could take for an operator', async () => {
    const bodies = [
      {},
      { kind: 'change', entries: [{ $ne: null }], proposed: { fee: '1' } },
      { kind: 'change', entries: ['없음'], proposed: { fee: { $gt: '' } } },
      { kind: 'change', entries: ['없음'], proposed: { code: 'X' } },
      { kind: 'change', entries: ['없음'], proposed: { title: '' } },
      { kind: 'change', entries: ['없음'], proposed: { links: ['javascript:alert(1)'] } },
    ]
    for (const body of bodies) {
      const answer = await test.rest('POST', '/refresh-requests', { token: editor, body })
      expect([answer.status, answer.body.code]).toEqual([400, 'bad-body'])
    }
    const missing = { kind: 'change', entries: ['없음'], proposed: { fee: '1원' } }
    expect((await test.rest('POST', '/refresh-requests', { token: editor, body: missing })).status).toBe(404)
    const nothing = await test.rest('POST', '/refresh-requests', {
      token: editor,
      body: { kind: 'change', entries: ['없음'], proposed: {} },
    })
    expect(nothing.body.code).toBe('nothing-proposed')
  })
})
