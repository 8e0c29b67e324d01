import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { databaseOf } from '../../src/lib/databaseOf'
import type { Entry } from '../../payload-types'
import { answerEntries } from '../../src/commands/answerEntries'
import { raiseFlag } from '../../src/commands/raiseFlag'
import { listFlagsOf } from '../../src/commands/requests/listFlagsOf'
import { dayOf } from '../../src/domain/day'
import { idOf } from '../../src/domain/entryContent'
import type { AnswerOutcome, AnswerSender, OfficerAnswer } from '../../src/domain/reply/officerAnswer'
import { makeEntry, makeOrganization } from '../support/factories'
import { startTestPayload, type TestPayload } from '../support/payload'
import { makePost, MONDAY } from '../support/requests'

const SENDER: AnswerSender = { name: '김○○', position: '주무관', phone: '02-3423-0000', via: 'link' }

let test: TestPayload
let agent: string
let keys = 0

beforeAll(async () => {
  test = await startTestPayload('answer-entries')
  await test.signedIn('agent')
  const { docs } = await test.payload.find({ collection: 'users', limit: 1 })
  agent = docs[0]?.id ?? ''
})
afterAll(() => test.stop())

const read = (id: string): Promise<Entry> => test.payload.findByID({ collection: 'entries', id, depth: 0 })

function answer(
  answers: OfficerAnswer[],
  { key, ...sender }: Partial<AnswerSender> & { key?: string } = {},
  now = MONDAY,
): Promise<AnswerOutcome[]> {
  keys += 1
  return answerEntries({
    payload: test.payload,
    now,
    answers,
    sender: { ...SENDER, ...sender },
    key: key ?? `key-${keys}`,
  })
}

const revisionOf = (entry: Entry): number => entry.revision ?? 0
const unchanged = (entry: Entry, mode: 'each' | 'all' = 'all'): OfficerAnswer => ({
  entry: entry.id,
  revision: revisionOf(entry),
  kind: 'unchanged',
  mode,
})

describe('변경 없음', () => {
  it('should set the check date of today and leave the text and its hash in peace but for that', async () => {
    const entry = await makeEntry(test.payload, { fee: '1,000원', checkedAt: '2025-01-01T12:00:00.000Z' })
    const [result] = await answer([unchanged(entry)])
    const now = await read(entry.id)
    expect(result?.outcome).toBe('confirmed')
    expect([now.fee, dayOf(now.checkedAt), dayOf(now.dueAt ?? '')]).toEqual(['1,000원', '2026-11-23', '2027-11-23'])
    const { docs } = await test.payload.find({
      collection: 'publications',
      where: { entry: { equals: entry.id } },
      sort: '-revision',
    })
    expect(docs[0]?.cause).toBe('check')
  })

  it('should say in the trail who answered, over what, and whether one by one or all at once', async () => {
    const each = await makeEntry(test.payload)
    const all = await makeEntry(test.payload)
    await answer([unchanged(each, 'each'), unchanged(all, 'all')], { via: 'phone' })
    const trail = async (id: string) =>
      (await test.payload.find({ collection: 'audit-events', where: { target: { equals: `entries:${id}` } } })).docs[0]
    expect((await trail(each.id))?.detail).toMatchObject({ code: each.code, mode: 'each' })
    expect((await trail(all.id))?.detail).toMatchObject({ mode: 'all' })
    expect([(await trail(all.id))?.actorName, (await trail(all.id))?.via]).toEqual([
      '김○○ 주무관 (02-3423-0000)',
      'phone',
    ])
  })

  it('should count once, however often the same answers come, also at once', async () => {
    const entry = await makeEntry(test.payload)
    const key = 'the same form'
    const answers = await Promise.all([1, 2, 3, 4].map(() => answer([unchanged(entry)], { key })))
    const again = await answer([unchanged(entry)], { key })
    expect(new Set([...answers, again].map((results) => JSON.stringify(results))).size).toBe(1)
    expect((await read(entry.id)).revision).toBe(revisionOf(entry) + 1)
  })

  it('should be told that the text was changed since it was read', async () => {
    const entry = await makeEntry(test.payload, { fee: '1,000원' })
    await test.payload.update({ collection: 'entries', id: entry.id, data: { fee: '2,000원', _status: 'published' } })
    const [result] = await answer([unchanged(entry)])
    expect(result?.outcome).toBe('stale')
    expect(dayOf((await read(entry.id)).checkedAt)).toBe('2026-10-01')
  })

  it('should not be stale because somebody raised a flag meanwhile, and settles it', async () => {
    const entry = await makeEntry(test.payload)
    const flag = await raiseFlag({
      payload: test.payload,
      now: MONDAY,
      user: agent,
      entry: entry.code,
      kind: 'wrong',
      note: '번호가 다르다고 합니다.',
    })
    expect((await read(entry.id)).disputed).toBe(true)
    const [result] = await answer([unchanged(entry)])
    expect(result?.outcome).toBe('confirmed')
    expect((await read(entry.id)).disputed).toBe(false)
    const own = (await listFlagsOf({ payload: test.payload, user: agent })).find(({ id }) => id === flag.id)
    expect([own?.state, own?.answer]).toEqual(['answered', '담당 부서에서 내용이 맞음을 확인했습니다.'])
    const request = await test.payload.findByID({ collection: 'refresh-requests', id: flag.request ?? '', depth: 0 })
    expect(request.state).toBe('applied')
  })

  it('should refuse entries of another office, unpublished ones, and two answers to one', async () => {
    const own = await makeEntry(test.payload)
    const organization = idOf(own.organization)
    const foreign = await makeEntry(test.payload)
    const draft = await makeEntry(test.payload, { _status: 'draft' })
    const results = await answer(
      [unchanged(own), unchanged(foreign), unchanged(draft), unchanged(own), { ...unchanged(own), entry: 'x' }],
      { organization },
    )
    expect(results.map(({ outcome }) => outcome)).toEqual(['confirmed', 'refused', 'refused', 'refused', 'refused'])
    expect((await read(foreign.id)).revision).toBe(foreign.revision)
  })
})

describe('수정, 폐지', () => {
  it('should become a 변경 통보 with what the office wrote', async () => {
    const entry = await makeEntry(test.payload, { fee: '1,000원' })
    const [result] = await answer([
      {
        entry: entry.id,
        revision: revisionOf(entry),
        kind: 'change',
        proposed: { fee: '2,000원' },
        reason: '조례 개정',
        evidence: ['66f0000000000000000000aa'],
        effectiveOn: '2027-01-01',
      },
    ])
    const request = await test.payload.findByID({ collection: 'refresh-requests', id: result?.request ?? '', depth: 0 })
    expect(result?.outcome).toBe('requested')
    expect(request).toMatchObject({
      direction: 'told',
      kind: 'change',
      state: 'submitted',
      proposed: { fee: '2,000원' },
      evidence: ['66f0000000000000000000aa'],
      sender: { name: '김○○', position: '주무관', phone: '02-3423-0000' },
      via: 'link',
    })
    expect(dayOf(request.effectiveOn ?? '')).toBe('2027-01-01')
    expect((await read(entry.id)).fee).toBe('1,000원')
  })

  it('should answer the request that asked, instead of making a second one', async () => {
    const entry = await makeEntry(test.payload)
    const flag = await raiseFlag({
      payload: test.payload,
      now: MONDAY,
      user: agent,
      entry: entry.code,
      kind: 'changed',
      note: '수수료가 올랐다고 합니다.',
    })
    const [result] = await answer([
      {
        entry: entry.id,
        revision: revisionOf(entry),
        kind: 'change',
        proposed: { fee: '3원' },
        reason: '',
        evidence: [],
      },
    ])
    expect(result?.request).toBe(flag.request)
    const request = await test.payload.findByID({ collection: 'refresh-requests', id: flag.request ?? '', depth: 0 })
    expect([request.kind, request.direction, Boolean(request.answeredAt)]).toEqual(['change', 'asked', true])
  })

  it('should take the good answers and say of the bad ones what is wrong', async () => {
    const [first, second, third] = [
      await makeEntry(test.payload),
      await makeEntry(test.payload),
      await makeEntry(test.payload),
    ]
    const results = await answer([
      unchanged(first),
      { entry: second.id, revision: revisionOf(second), kind: 'retire', reason: ' ', evidence: [] },
      {
        entry: third.id,
        revision: revisionOf(third),
        kind: 'change',
        proposed: { title: '' },
        reason: '',
        evidence: [],
      },
    ])
    expect(results.map(({ outcome, message }) => [outcome, message])).toEqual([
      ['confirmed', '변경 없음으로 확인했습니다.'],
      ['refused', '까닭을 적어 주세요.'],
      ['refused', '제목을 비울 수 없습니다.'],
    ])
  })
})

describe('담당자 변경', () => {
  const person = { as: 'primary', name: '박○○', email: 'new@office.test', phone: '02-9' } as const
  const postOf = (id: string) => test.payload.findByID({ collection: 'posts', id, depth: 0 })

  async function owned() {
    const organization = await makeOrganization(test.payload)
    const post = await makePost(test.payload, organization.id)
    const entries = [1, 2].map(() => makeEntry(test.payload, { organization: organization.id, post }))
    return { post, entries: await Promise.all(entries) }
  }

  it('should seat the new person at once when the day has come', async () => {
    const { post, entries } = await owned()
    await answer(entries.map((entry) => ({ entry: entry.id, revision: 1, kind: 'person', person, from: '2026-11-23' })))
    const { people } = await postOf(post)
    expect(people?.map(({ as, email }) => [as, email])).toEqual([
      ['deputy', 'deputy@office.test'],
      ['primary', 'new@office.test'],
    ])
  })

  it('should name who follows beside who is there until the day before, once', async () => {
    const { post, entries } = await owned()
    await answer(entries.map((entry) => ({ entry: entry.id, revision: 1, kind: 'person', person, from: '2027-01-04' })))
    const { people } = await postOf(post)
    const seats = (people ?? []).filter(({ as }) => as === 'primary')
    expect(seats.map(({ email, from, until }) => [email, from && dayOf(from), until && dayOf(until)])).toEqual([
      ['owner@office.test', undefined, '2027-01-03'],
      ['new@office.test', '2027-01-04', undefined],
    ])
  })

  it('should refuse a person without an address that can be written to', async () => {
    const { entries } = await owned()
    const [entry] = entries
    const wrong = { ...person, email: 'nobody' }
    const [result] = await answer([
      { entry: entry?.id ?? '', revision: 1, kind: 'person', person: wrong, from: '2026-11-23' },
    ])
    expect(result?.outcome).toBe('refused')
  })
})

describe('소관 아님, 지침 미확정', () => {
  it('should bring the request to the office that was named', async () => {
    const entry = await makeEntry(test.payload)
    const other = await makeOrganization(test.payload, '보도관리과')
    const reroute = (to: string, of: Entry): OfficerAnswer => ({
      entry: of.id,
      revision: revisionOf(of),
      kind: 'reroute',
      to,
      reason: '도로의 일입니다.',
    })
    const unknown = await makeEntry(test.payload)
    const [named, unnamed] = await answer([reroute(' 보도관리과 ', entry), reroute('길 담당', unknown)])
    const requestOf = (result?: AnswerOutcome) =>
      test.payload.findByID({ collection: 'refresh-requests', id: result?.request ?? '', depth: 0 })
    const request = await requestOf(named)
    expect([request.kind, request.organization, request.fromOrganization]).toEqual([
      'reroute',
      other.id,
      entry.organization,
    ])
    expect((await requestOf(unnamed)).reason).toContain('이송할 곳: 길 담당')
  })

  it('should not ask again before the guideline is there, and not for ever', async () => {
    const entry = await makeEntry(test.payload)
    const until = (day: string): OfficerAnswer => ({
      entry: entry.id,
      revision: revisionOf(entry),
      kind: 'undecided',
      until: day,
      reason: '예산 심의 중',
    })
    const outcomes: string[] = []
    for (const day of ['2026-11-23', '2029-01-01', '2027-02-01']) {
      const [result] = await answer([until(day)])
      outcomes.push(result?.outcome ?? '')
    }
    expect(outcomes).toEqual(['refused', 'refused', 'requested'])
    const row = await databaseOf(test.payload).collection('refresh-snoozes').findOne({ until: '2027-02-01' })
    expect(String(row?.entry)).toBe(entry.id)
    expect((await read(entry.id)).revision).toBe(entry.revision)
  })
})
