import { Types } from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { databaseOf } from '../../src/lib/databaseOf'
import type { IssueBrief } from '../../payload-types'
import { acknowledgeBrief } from '../../src/commands/acknowledgeBrief'
import { archiveEndedNotices } from '../../src/commands/archiveEndedNotices'
import { briefReminders, remindedOf } from '../../src/commands/briefs/reminders'
import { publishNotice } from '../../src/commands/publishNotice'
import { remindBrief } from '../../src/commands/remindBrief'
import { readBriefs } from '../../src/search/readBriefs'
import { bodyOf } from '../support/factories'
import { startTestPayload, type RestAnswer, type TestPayload } from '../support/payload'
import { mailsOf, STAFF } from '../support/requests'

let test: TestPayload
let editor: string
let agent: string
let lead: string
let made = 0
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

beforeAll(async () => {
  test = await startTestPayload('brief-staff')
  editor = await test.signedIn('editor')
  agent = await test.signedIn('agent')
  lead = await test.signedIn('lead')
})
afterAll(() => test.stop())

const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString()

async function makeBrief(more: Partial<IssueBrief> = {}): Promise<IssueBrief> {
  made += 1
  return test.payload.create({
    collection: 'issue-briefs',
    data: {
      code: `SB-${made}`,
      title: `시험 자료 ${made}`,
      kind: 'brief',
      from: inHours(-1),
      until: inHours(2),
      body: bodyOf('이렇게 안내합니다.'),
      _status: 'published',
      ...more,
    },
  })
}

const act = (id: string, path: string, body: object = {}, token = editor): Promise<RestAnswer> =>
  test.rest('POST', `/issue-briefs/${id}/${path}`, { token, body })
const read = (id: string, draft = false): Promise<IssueBrief> =>
  test.payload.findByID({ collection: 'issue-briefs', id, depth: 0, draft })
const shown = async (id: string): Promise<boolean> =>
  (await readBriefs(databaseOf(test.payload), new Date())).some((brief) => brief.id === id)
const actionsOn = async (id: string): Promise<string[]> => {
  const where = { target: { equals: `issue-briefs:${id}` } }
  const { docs } = await test.payload.find({ collection: 'audit-events', where, sort: 'at' })
  return docs.map(({ action }) => action)
}

async function makeAgent(name: string, more: object = {}): Promise<string> {
  made += 1
  const data = {
    email: `reader-${made}@seoul.test`,
    password: 'test-password-1',
    name,
    role: 'agent' as const,
    ...more,
  }
  return (await test.payload.create({ collection: 'users', data })).id
}

describe('a brief of the education staff', () => {
  it('should run longer and tell what changed', async () => {
    const brief = await makeBrief()
    const until = inHours(48)
    const answer = await act(brief.id, 'extend', { until })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    expect(answer.body).toMatchObject({ revision: 2, until })
    const after = await read(brief.id)
    expect(after).toMatchObject({ until, revision: 2, _status: 'published', title: brief.title })
    expect(after.changeNote).toMatch(/^기간을 \d{4}\. \d+\. \d+\. \d\d:\d\d까지 늘렸습니다\.$/)
    expect(after.contentHash).not.toBe(brief.contentHash)
    expect(await actionsOn(brief.id)).toEqual(['brief.extended'])
  })

  it('should be refused an end before the one it has', async () => {
    const brief = await makeBrief()
    const answer = await act(brief.id, 'extend', { until: inHours(1) })
    expect([answer.status, answer.body.code]).toEqual([400, 'brief-until-past'])
    expect((await read(brief.id)).revision).toBe(1)
    expect((await act(brief.id, 'extend', { until: '내일' })).status).toBe(400)
  })

  it('should end now, and never begin when it has not yet', async () => {
    const [running, planned] = [await makeBrief(), await makeBrief({ from: inHours(1) })]
    expect((await act(running.id, 'end')).status).toBe(200)
    expect(Date.parse((await read(running.id)).until ?? '')).toBeLessThanOrEqual(Date.now())
    expect((await act(planned.id, 'end')).status).toBe(200)
    expect((await read(planned.id)).until).toBe(planned.from)
    const again = await act(running.id, 'end')
    expect([again.status, again.body.code]).toEqual([409, 'brief-not-running'])
  })

  it('should keep an unfinished draft unfinished when its window is changed', async () => {
    const brief = await makeBrief()
    await test.payload.update({
      collection: 'issue-briefs',
      id: brief.id,
      data: { title: '아직 쓰는 중' },
      draft: true,
    })
    const until = inHours(10)
    expect((await act(brief.id, 'extend', { until })).status).toBe(200)
    expect(await read(brief.id)).toMatchObject({ title: brief.title, until, _status: 'published' })
    expect(await read(brief.id, true)).toMatchObject({ title: '아직 쓰는 중', until, _status: 'draft', revision: 2 })
    await test.payload.update({
      collection: 'issue-briefs',
      id: brief.id,
      data: { _status: 'published' },
    })
    expect(await read(brief.id)).toMatchObject({ title: '아직 쓰는 중', until, revision: 3 })
  })

  it('should leave the desk and the readers’ lists in the archive, and come back out of it', async () => {
    const brief = await makeBrief()
    expect(await shown(brief.id)).toBe(true)
    expect((await act(brief.id, 'archive')).status).toBe(200)
    expect(await shown(brief.id)).toBe(false)
    expect((await test.rest('GET', `/issue-briefs/${brief.id}`, { token: agent })).status).toBe(404)
    const filter = '/issue-briefs?where[archivedAt][exists]=true&limit=100'
    const found = (await test.rest('GET', filter, { token: editor })).body.docs as { id: string }[]
    expect(found.map(({ id }) => id)).toContain(brief.id)
    expect((await act(brief.id, 'archive')).status).toBe(409)
    expect((await act(brief.id, 'extend', { until: inHours(9) })).status).toBe(409)
    expect((await act(brief.id, 'restore')).status).toBe(200)
    const after = await read(brief.id)
    expect(after).toMatchObject({ _status: 'published', revision: 3 })
    expect(after.archivedAt ?? null).toBeNull()
    expect(await actionsOn(brief.id)).toEqual(['brief.archived', 'brief.restored'])
  })

  it('should leave the archive when it is published again', async () => {
    const brief = await makeBrief()
    await act(brief.id, 'archive')
    const data = { until: inHours(5), _status: 'published' }
    expect((await test.rest('PATCH', `/issue-briefs/${brief.id}`, { token: editor, body: data })).status).toBe(200)
    expect((await read(brief.id)).archivedAt ?? null).toBeNull()
    expect(await shown(brief.id)).toBe(true)
  })

  it.each(['extend', 'end', 'archive', 'restore', 'remind'])('should let editors alone %s it', async (path) => {
    const brief = await makeBrief({ mustRead: true })
    for (const token of [agent, lead])
      expect((await act(brief.id, path, { until: inHours(9) }, token)).status).toBe(403)
    expect((await test.rest('POST', `/issue-briefs/${brief.id}/${path}`, { body: {} })).status).toBe(401)
    expect((await read(brief.id)).revision).toBe(1)
    expect((await act('000000000000000000000000', path, { until: inHours(9) })).status).toBe(404)
  })

  it('should take one of two endings at the same moment', async () => {
    const brief = await makeBrief()
    const answers = await Promise.all([1, 2, 3].map(() => act(brief.id, 'end', { revision: 1 })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect((await read(brief.id)).revision).toBe(2)
  })
})

describe('reminding of a must-read brief', () => {
  it('should reach those who have not read the current revision, once in ten minutes', async () => {
    const [reader, unread, elsewhere, suspended] = [
      await makeAgent('가나다', { team: '상담 1부' }),
      await makeAgent('라마바', { team: '상담 2부' }),
      await makeAgent('사아자', { answers: { menus: ['1'] } }),
      await makeAgent('차카타', { suspended: true }),
    ]
    const brief = await makeBrief({ mustRead: true, audience: { menus: ['6'] } })
    const db = databaseOf(test.payload)
    const now = new Date()
    await acknowledgeBrief({ payload: test.payload, user: { id: reader }, brief: brief.id, revision: 1, now })
    const answer = await act(brief.id, 'remind')
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    const row = await briefReminders(db).findOne({ brief: new Types.ObjectId(brief.id) })
    const reminded = row?.users.map((user) => user.toHexString()) ?? []
    expect(reminded).toContain(unread)
    for (const user of [reader, elsewhere, suspended]) expect(reminded).not.toContain(user)
    expect(answer.body.reminded).toBe(reminded.length)
    expect(await remindedOf(db, new Types.ObjectId(unread), {})).toHaveProperty(brief.id)
    expect(await remindedOf(db, new Types.ObjectId(unread), { [brief.id]: 1 })).not.toHaveProperty(brief.id)
    const again = await act(brief.id, 'remind')
    expect([again.status, again.body.code]).toEqual([409, 'just-reminded'])
    const later = new Date(Date.now() + 11 * 60_000)
    expect((await remindBrief({ payload: test.payload, actor: STAFF, id: brief.id, now: later })).reminded).toBe(
      reminded.length,
    )
  })

  it('should write to real addresses, not to demo accounts, and once a day', async () => {
    const [real, demo] = [await makeAgent('진짜'), await makeAgent('예시', { demo: true })]
    const brief = await makeBrief({ mustRead: true, until: inHours(60) })
    await act(brief.id, 'remind')
    const later = new Date(Date.now() + 12 * 60_000)
    await remindBrief({ payload: test.payload, actor: STAFF, id: brief.id, now: later })
    const mails = (await mailsOf(test.payload)()).filter(
      ({ template, period }) => template === 'mustRead' && period.startsWith(brief.id),
    )
    const emailOf = async (id: string) => (await test.payload.findByID({ collection: 'users', id })).email
    expect(mails.filter(({ to }) => to === 'reader').length).toBe(0)
    // Around midnight in Seoul the second is of another day.
    const days = new Set(mails.map(({ period }) => period)).size
    const [realEmail, demoEmail] = [await emailOf(real), await emailOf(demo)]
    expect(mails.filter(({ to }) => to === realEmail)).toHaveLength(days)
    expect(mails.filter(({ to }) => to === demoEmail)).toHaveLength(0)
  })

  it('should be sent once when two press at the same moment', async () => {
    await makeAgent('함께')
    const brief = await makeBrief({ mustRead: true })
    const answers = await Promise.all([act(brief.id, 'remind'), act(brief.id, 'remind'), act(brief.id, 'remind')])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect(await briefReminders(databaseOf(test.payload)).countDocuments({ brief: new Types.ObjectId(brief.id) })).toBe(
      1,
    )
  })

  it('should be refused for what does not run or need not be read', async () => {
    const [ended, optional] = [
      await makeBrief({ mustRead: true, until: inHours(-0.5) }),
      await makeBrief({ mustRead: false }),
    ]
    expect((await act(ended.id, 'remind')).body.code).toBe('brief-not-running')
    expect((await act(optional.id, 'remind')).body.code).toBe('brief-not-must-read')
  })
})

describe('a lead’s 긴급공지', () => {
  const notice = (what: string, now: Date) => async () => {
    const { docs } = await test.payload.find({ collection: 'users', where: { role: { equals: 'lead' } }, limit: 1 })
    const user = docs[0]
    if (!user) throw new Error('no lead')
    const words = { what, place: '시청역', script: '무정차 통과합니다.', detail: '', source: '상황실', transferTo: '' }
    return publishNotice({
      payload: test.payload,
      user: { ...user, collection: 'users' },
      notice: { ...words, mustRead: true },
      now,
    })
  }

  it('should be told to the education staff by mail', async () => {
    const brief = await notice('지하철 무정차', new Date())()
    const mails = (await mailsOf(test.payload)()).filter(({ period }) => period === brief.id)
    expect(mails.map(({ template, to }) => [template, to])).toEqual([['urgentNotice', 'editor-1@test.test']])
    expect(mails[0]?.data).toMatchObject({
      title: '지하철 무정차',
      path: `/admin/collections/issue-briefs/${brief.id}`,
    })
  })

  it('should be archived thirty days after its end, and a brief of the staff not', async () => {
    const now = new Date()
    const old = await notice('지난 통제', new Date(now.getTime() - 31 * DAY_MS))()
    const recent = await notice('어제 통제', new Date(now.getTime() - 29 * DAY_MS))()
    const brief = await makeBrief({ from: inHours(-24 * 90), until: inHours(-24 * 60) })
    const { archived } = await archiveEndedNotices({ payload: test.payload, now })
    expect(archived).toEqual([old.code])
    expect((await read(old.id)).archivedAt).toBeTruthy()
    for (const { id } of [recent, brief]) expect((await read(id))._status).toBe('published')
    expect((await archiveEndedNotices({ payload: test.payload, now })).archived).toEqual([])
  })
})
