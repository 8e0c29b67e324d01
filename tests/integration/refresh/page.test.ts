import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { readPreview, readReorganisation, readWorklists } from '../../../src/admin/refresh/readRefreshPage'
import { runSweep } from '../../../src/commands/runSweep'
import { makeEntry, makeOrganization } from '../../support/factories'
import { memoryParts } from '../../support/refresh/memoryParts'
import { startTestPayload, type TestPayload } from '../../support/payload'

const FIRST_TUESDAY = new Date('2026-12-01T10:00:00+09:00')

let test: TestPayload
let post: string
let empty: string
beforeAll(async () => {
  test = await startTestPayload('refresh-page')
  const organization = (await makeOrganization(test.payload, '민원과')).id
  const make = async (title: string, people: { as: 'primary'; name: string; email: string }[]) =>
    (await test.payload.create({ collection: 'posts', data: { title, organization, people } })).id
  post = await make('여권 발급', [{ as: 'primary', name: '김○○', email: 'kim@office.test' }])
  empty = await make('제증명', [])
  for (const of of [post, empty])
    await makeEntry(test.payload, { organization, post: of, checkedAt: '2025-10-01T12:00:00.000Z' })
})
afterAll(() => test.stop())

describe("the staff's page of the refresh mails", () => {
  it('should show what would go out, by post, and the mail of one post', async () => {
    const whole = await readPreview(test.payload, FIRST_TUESDAY)
    expect(whole.mails.map(({ template, to }) => [template, to])).toEqual([['digest', 'kim@office.test']])
    expect(whole.skipped).toEqual({ noOwner: 1 })
    const one = await readPreview(test.payload, FIRST_TUESDAY, post)
    expect(one.mails[0]?.subject).toBe('[120다산콜재단] 12월 상담자료 현행화 요청: 여권 발급 1건')
    expect(one.text).toContain('확인하실 자료 1건')
    expect(one.text).toContain('(보낼 때 만듭니다)')
    expect(await readPreview(test.payload, FIRST_TUESDAY, empty)).toEqual({ mails: [], skipped: { noOwner: 1 } })
  })

  it('should name the post that has nobody, as the last sweep found it', async () => {
    const { db } = test.payload.db.connection
    if (!db) throw new Error('not connected')
    await runSweep({ payload: test.payload, parts: await memoryParts(db), now: FIRST_TUESDAY })
    const { day, rows, posts, organizations } = await readWorklists(test.payload)
    expect(day).toBe('2026-12-01')
    expect(rows.map((row) => [row.kind, posts.get(row.post ?? ''), organizations.get(row.organization)])).toEqual([
      ['unassigned', '제증명', '민원과'],
    ])
  })

  it('should say what a reorganisation would move, or why it cannot', async () => {
    expect(await readReorganisation(test.payload, { from: '민원과', to: '없는 과' }, FIRST_TUESDAY)).toContain(
      '없는 과',
    )
    await makeOrganization(test.payload, '새 과')
    expect(await readReorganisation(test.payload, { from: '민원과', to: '새 과' }, FIRST_TUESDAY)).toMatchObject({
      entries: 2,
      posts: 2,
    })
  })

  it('should let nobody but the staff pause, send or move', async () => {
    for (const role of ['agent', 'lead', 'officer'] as const) {
      const organization = role === 'officer' ? (await makeOrganization(test.payload)).id : undefined
      const token = await test.signedIn(role, organization)
      for (const path of ['/refresh/pause', '/refresh/send-now', '/refresh/reorganise'])
        expect((await test.rest('POST', path, { token, body: {} })).status).toBe(403)
    }
    expect((await test.rest('POST', '/refresh/pause', { body: {} })).status).toBe(403)
    expect((await test.payload.findGlobal({ slug: 'refresh-settings' })).paused).toBe(false)
  })

  it('should keep the settings from agents', async () => {
    expect((await test.rest('GET', '/globals/refresh-settings', { token: await test.signedIn('agent') })).status).toBe(
      403,
    )
    expect((await test.rest('GET', '/globals/refresh-settings', { token: await test.signedIn('editor') })).status).toBe(
      200,
    )
  })
})
