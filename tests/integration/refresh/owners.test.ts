import { Types } from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { markBounced } from '../../../src/commands/markBounced'
import type { PostRow } from '../../../src/commands/refresh/postRow'
import { reorganise } from '../../../src/commands/reorganise'
import { rowsOf } from '../../../src/commands/rows'
import { inTransaction } from '../../../src/commands/transaction'
import { writePublished } from '../../../src/commands/writePublished'
import { lexicalToPlainText } from '../../../src/domain/lexicalToPlainText'
import { bodyOf, makeEntry, makeOrganization } from '../../support/factories'
import { startTestPayload, type TestPayload } from '../../support/payload'

const NOW = new Date('2026-12-01T01:00:00.000Z')
const ACTOR = { name: '시험', via: 'command' }

let test: TestPayload
beforeAll(async () => {
  test = await startTestPayload('owners')
})
afterAll(() => test.stop())

const makePost = (organization: string, email = 'Kim@office.test') =>
  test.payload.create({
    collection: 'posts',
    data: {
      title: '여권 발급',
      organization,
      people: [
        { as: 'primary', name: '김○○', email },
        { as: 'deputy', name: '이○○', email: 'lee@office.test' },
      ],
    },
  })
const postRow = (id: string) => rowsOf<PostRow>(test.payload, 'posts').findOne({ _id: new Types.ObjectId(id) })
const auditsOf = (target: string) =>
  rowsOf<{ action: string; target: string; detail: unknown }>(test.payload, 'audit-events').find({ target }).toArray()

describe('a bounced address', () => {
  it('should mark the person in every post that names it, however it is written, once', async () => {
    const organization = (await makeOrganization(test.payload)).id
    const posts = [await makePost(organization), await makePost(organization)]
    expect(await markBounced({ payload: test.payload, now: NOW, email: 'KIM@office.test', code: 550 })).toBe(2)
    expect(await markBounced({ payload: test.payload, now: NOW, email: 'kim@office.test', code: 550 })).toBe(0)
    const row = await postRow(posts[0]?.id ?? '')
    expect(row?.people?.map(({ bouncedAt }) => bouncedAt ?? null)).toEqual([NOW, null])
    expect(await auditsOf(`posts:${posts[0]?.id}`)).toMatchObject([{ action: 'post.bounced', detail: { code: 550 } }])
  })

  it('should be forgotten when the address is changed, and kept when something else is', async () => {
    const post = await makePost((await makeOrganization(test.payload)).id, 'park@office.test')
    await markBounced({ payload: test.payload, now: NOW, email: 'park@office.test' })
    const people = (await test.payload.findByID({ collection: 'posts', id: post.id })).people ?? []
    await test.payload.update({
      collection: 'posts',
      id: post.id,
      data: { people: people.map((person) => ({ ...person, bouncedAt: null, phone: '02-000-0000' })) },
    })
    expect((await postRow(post.id))?.people?.[0]?.bouncedAt).toEqual(NOW)
    await test.payload.update({
      collection: 'posts',
      id: post.id,
      data: { people: people.map((person, at) => (at === 0 ? { ...person, email: 'new@office.test' } : person)) },
    })
    expect((await postRow(post.id))?.people?.[0]?.bouncedAt ?? null).toBeNull()
  })
})

describe('a reorganised department', () => {
  it('should be previewed without being moved, then move with all it has, and leave unfinished drafts alone', async () => {
    const [from, to] = [
      await makeOrganization(test.payload, '옛 민원과'),
      await makeOrganization(test.payload, '새 민원과'),
    ]
    const post = await makePost(from.id, 'choi@office.test')
    const entry = await makeEntry(test.payload, { organization: from.id, post: post.id, text: '게시한 답변' })
    await test.payload.update({
      collection: 'entries',
      id: entry.id,
      draft: true,
      data: { answer: bodyOf('고치던 답변'), title: '고치던 제목' },
    })
    const draft = await makeEntry(test.payload, { organization: from.id, _status: 'draft' })
    const { db } = test.payload.db.connection
    if (!db) throw new Error('not connected')
    await db.collection('refresh-requests').insertOne({ organization: new Types.ObjectId(from.id) })
    await db.collection('reply-links').insertOne({ post: new Types.ObjectId(post.id), period: '2026-12' })

    const input = { payload: test.payload, from: '옛 민원과', to: '새 민원과', now: NOW, actor: ACTOR }
    const preview = await reorganise({ ...input, isDryRun: true })
    expect(preview).toMatchObject({ entries: 1, drafts: 1, posts: 1, requests: 1, links: 1, users: 0 })
    expect((await test.payload.findByID({ collection: 'entries', id: entry.id })).organization).toBe(from.id)

    await reorganise(input)
    const main = await test.payload.findByID({ collection: 'entries', id: entry.id })
    const newest = await test.payload.findByID({ collection: 'entries', id: entry.id, draft: true })
    expect([main.organization, newest.organization]).toEqual([to.id, to.id])
    expect(lexicalToPlainText(main.answer).trim()).toBe('게시한 답변')
    expect([newest.title, newest._status]).toEqual(['고치던 제목', 'draft'])
    expect(main.contentHash).not.toBe(entry.contentHash)
    expect((await test.payload.findByID({ collection: 'entries', id: draft.id, draft: true })).organization).toBe(to.id)
    expect((await test.payload.findByID({ collection: 'posts', id: post.id })).organization).toBe(to.id)
    expect(await db.collection('refresh-requests').countDocuments({ organization: new Types.ObjectId(to.id) })).toBe(1)
    const { docs } = await test.payload.find({
      collection: 'publications',
      where: { entry: { equals: entry.id } },
      sort: '-from',
    })
    expect(docs[0]).toMatchObject({ cause: 'owner' })
    expect(await auditsOf(`organizations:${from.id}`)).toMatchObject([{ action: 'organization.moved' }])
    await expect(reorganise(input)).rejects.toMatchObject({ code: 'reorganise/nothing' })
  })

  it('should refuse unknown and equal names with what to do', async () => {
    const input = { payload: test.payload, now: NOW, actor: ACTOR }
    await makeOrganization(test.payload, '한 부서')
    await expect(reorganise({ ...input, from: '없는 과', to: '한 부서' })).rejects.toMatchObject({
      code: 'usage/unknown-department',
      exitCode: 2,
    })
    await expect(reorganise({ ...input, from: '한 부서', to: ' 한 부서 ' })).rejects.toMatchObject({
      code: 'usage/same-department',
    })
  })

  it('should go on where an interrupted run ended', async () => {
    const [from, to] = [
      await makeOrganization(test.payload, '나뉜 과'),
      await makeOrganization(test.payload, '합친 과'),
    ]
    const entries = [
      await makeEntry(test.payload, { organization: from.id }),
      await makeEntry(test.payload, { organization: from.id }),
    ]
    // The first run got through one of its batches.
    await inTransaction(test.payload, (transaction) =>
      writePublished({
        payload: test.payload,
        transaction,
        writes: [{ id: new Types.ObjectId(entries[0]?.id), patch: { organization: new Types.ObjectId(to.id) } }],
        cause: 'owner',
        now: NOW,
      }),
    )
    expect(
      await reorganise({ payload: test.payload, from: '나뉜 과', to: '합친 과', now: NOW, actor: ACTOR }),
    ).toMatchObject({ entries: 1 })
    for (const { id } of entries)
      expect((await test.payload.findByID({ collection: 'entries', id })).organization).toBe(to.id)
  })
})
