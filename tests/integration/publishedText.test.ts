import { Types } from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Entry } from '../../payload-types'
import { inTransaction } from '../../src/commands/transaction'
import { writePublished } from '../../src/commands/writePublished'
import { lexicalToPlainText } from '../../src/domain/lexicalToPlainText'
import { bodyOf, makeEntry, makeOrganization } from '../support/factories'
import { startTestPayload, type TestPayload } from '../support/payload'

let test: TestPayload
beforeAll(async () => {
  test = await startTestPayload('published-text')
})
afterAll(() => test.stop())

const textOf = (entry: Pick<Entry, 'answer'>): string => lexicalToPlainText(entry.answer).trim()
const published = (id: string) => test.payload.findByID({ collection: 'entries', id, trash: true })
const newest = (id: string) => test.payload.findByID({ collection: 'entries', id, draft: true, trash: true })

/** Published with one text, and a newer draft with another. */
async function withPendingDraft(): Promise<Entry> {
  const entry = await makeEntry(test.payload, { text: '게시한 답변' })
  await test.payload.update({
    collection: 'entries',
    id: entry.id,
    draft: true,
    data: { answer: bodyOf('고치던 답변'), title: '고치던 제목' },
  })
  return entry
}

async function expectBothTexts(entry: Entry): Promise<void> {
  const [main, draft] = await Promise.all([published(entry.id), newest(entry.id)])
  expect(textOf(main)).toBe('게시한 답변')
  expect(main.title).toBe(entry.title)
  expect(main._status).toBe('published')
  expect(textOf(draft)).toBe('고치던 답변')
  expect(draft.title).toBe('고치던 제목')
  expect(draft._status).toBe('draft')
}

describe('a published entry with a newer draft', () => {
  it('should keep both texts when it is checked through the Local API', async () => {
    const entry = await withPendingDraft()
    await test.payload.update({ collection: 'entries', id: entry.id, data: { checkedAt: '2026-11-20T12:00:00.000Z' } })
    await expectBothTexts(entry)
    expect((await published(entry.id)).checkedAt).toContain('2026-11-20')
    expect((await newest(entry.id)).checkedAt).toContain('2026-11-20')
  })

  it('should keep both texts when it is checked over REST', async () => {
    const entry = await withPendingDraft()
    const token = await test.signedIn('editor')
    const answer = await test.rest('PATCH', `/entries/${entry.id}`, {
      token,
      body: { checkedAt: '2026-11-20T12:00:00.000Z', revision: 1 },
    })
    expect(answer.status).toBe(200)
    await expectBothTexts(entry)
  })

  it('should keep both texts when it moves to another organization', async () => {
    const entry = await withPendingDraft()
    const organization = await makeOrganization(test.payload)
    await test.payload.update({ collection: 'entries', id: entry.id, data: { organization: organization.id } })
    await expectBothTexts(entry)
    expect((await published(entry.id)).organization).toBe(organization.id)
    expect((await newest(entry.id)).organization).toBe(organization.id)
  })

  it('should keep both texts when it goes into the trash and comes back', async () => {
    const entry = await withPendingDraft()
    await test.payload.update({ collection: 'entries', id: entry.id, data: { deletedAt: new Date().toISOString() } })
    await expectBothTexts(entry)
    expect((await published(entry.id)).deletedAt).toBeTruthy()
    await test.payload.update({ collection: 'entries', id: entry.id, trash: true, data: { deletedAt: null } })
    await expectBothTexts(entry)
    expect((await published(entry.id)).deletedAt).toBeFalsy()
  })

  it('should keep both texts when the writer changes it', async () => {
    const entry = await withPendingDraft()
    const [result] = await inTransaction(test.payload, (transaction) =>
      writePublished({
        payload: test.payload,
        transaction,
        cause: 'check',
        now: new Date(),
        writes: [{ id: new Types.ObjectId(entry.id), patch: { checkedAt: new Date('2026-11-19T12:00:00.000Z') } }],
      }),
    )
    await expectBothTexts(entry)
    expect(result?.revision).toBe(2)
    expect((await newest(entry.id)).revision).toBe(2)
  })

  it('should publish the draft when an editor publishes it', async () => {
    const entry = await withPendingDraft()
    await test.payload.update({ collection: 'entries', id: entry.id, data: { _status: 'published' } })
    expect(textOf(await published(entry.id))).toBe('고치던 답변')
  })
})

describe('the revision of an entry', () => {
  it('should count changes of the main row, and no drafts', async () => {
    const entry = await makeEntry(test.payload)
    expect(entry.revision).toBe(1)
    await test.payload.update({ collection: 'entries', id: entry.id, draft: true, data: { title: '초안' } })
    expect((await published(entry.id)).revision).toBe(1)
    await test.payload.update({ collection: 'entries', id: entry.id, data: { _status: 'draft' } })
    expect((await published(entry.id)).revision).toBe(2)
    await test.payload.update({ collection: 'entries', id: entry.id, data: { _status: 'published' } })
    expect((await published(entry.id)).revision).toBe(3)
  })

  it('should answer a stale save with 409 and the text of now', async () => {
    const entry = await makeEntry(test.payload, { text: '처음' })
    const token = await test.signedIn('editor')
    await test.payload.update({ collection: 'entries', id: entry.id, data: { title: '둘째', _status: 'published' } })
    const answer = await test.rest('PATCH', `/entries/${entry.id}`, {
      token,
      body: { title: '셋째', revision: 1, _status: 'published' },
    })
    expect(answer.status).toBe(409)
    const [error] = answer.body.errors as { data: { code: string; current: Entry } }[]
    expect(error?.data.code).toBe('stale-revision')
    expect(error?.data.current.title).toBe('둘째')
    expect((await published(entry.id)).title).toBe('둘째')
  })
})

describe('publications', () => {
  const publicationsOf = async (id: string) =>
    (
      await test.payload.find({
        collection: 'publications',
        where: { entry: { equals: id } },
        sort: 'revision',
        limit: 20,
      })
    ).docs

  it('should say what an entry told citizens at each minute', async () => {
    const entry = await makeEntry(test.payload, { text: '첫 답변' })
    await test.payload.update({
      collection: 'entries',
      id: entry.id,
      data: { answer: bodyOf('둘째 답변'), _status: 'published' },
    })
    await test.payload.update({ collection: 'entries', id: entry.id, draft: true, data: { answer: bodyOf('초안') } })
    const rows = await publicationsOf(entry.id)
    expect(rows.map((row) => row.revision)).toEqual([1, 2])
    expect(rows[0]?.until).toBe(rows[1]?.from)
    expect(rows[1]?.until).toBeFalsy()
    expect(textOf(rows[0]?.body as unknown as Entry)).toBe('첫 답변')
  })

  it('should end with the entry when it is taken down', async () => {
    const entry = await makeEntry(test.payload)
    await test.payload.update({ collection: 'entries', id: entry.id, data: { _status: 'draft' } })
    const rows = await publicationsOf(entry.id)
    expect(rows).toHaveLength(1)
    expect(rows[0]?.until).toBeTruthy()
  })
})

describe('renaming what entries belong to', () => {
  it('should bring the hash of their entries up to date', async () => {
    const organization = await makeOrganization(test.payload, '옛이름과')
    const entry = await makeEntry(test.payload, { organization: organization.id })
    await test.payload.update({ collection: 'organizations', id: organization.id, data: { name: '새이름과' } })
    const after = await published(entry.id)
    expect(after.revision).toBe(2)
    expect(after.contentHash).not.toBe(entry.contentHash)
  })
})
