import { Types, type mongo } from 'mongoose'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { createLog } from '../../src/lib/log'
import { compareFingerprints } from '../../src/search/compareFingerprints'
import { createEmbeddedEngine } from '../../src/search/embedded/createEmbeddedEngine'
import type { SearchEngine } from '../../src/search/engine'
import { createFollower, type Follower, type FollowerParts } from '../../src/search/follower'
import type { SearchDocument } from '../../src/domain/searchDocument'
import { createParking, parkedDocuments } from '../../src/search/following/parking'
import { createResumeTokens } from '../../src/search/following/resumeTokens'
import { createDocumentSource, type DocumentSource } from '../../src/search/source'
import { makeEntry, makeOrganization } from '../support/factories'
import { startTestPayload, type TestPayload } from '../support/payload'

const log = createLog({ level: 'silent' })
let test: TestPayload
let organization: string
let source: DocumentSource
const running: Follower[] = []

beforeAll(async () => {
  test = await startTestPayload('follower')
  organization = (await makeOrganization(test.payload)).id
  source = createDocumentSource(database())
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((follower) => follower.stop()))
  await database().collection('entries').deleteMany({})
  await parkedDocuments(database()).deleteMany({})
  await database().collection('follower-tokens').deleteMany({})
})
afterAll(() => test.stop())

function database() {
  const { db } = test.payload.db.connection
  if (!db) throw new Error('not connected')
  return db
}

type Options = Partial<Pick<FollowerParts, 'source' | 'onChange'>> & { assertMayWrite?: () => Promise<void> }

/** A follower of an index that outlives it, as the worker runs for Meilisearch. */
function follow(engine: SearchEngine, { assertMayWrite, ...options }: Options = {}): Follower {
  const db = database()
  const follower = createFollower({
    db,
    source,
    engine,
    log,
    parking: createParking({ db, index: 'meilisearch', log }),
    shared: { tokens: createResumeTokens(db, 'meilisearch'), lookEveryMs: 100, assertMayWrite },
    ...options,
  })
  running.push(follower)
  return follower
}

const publish = (title?: string) => makeEntry(test.payload, { organization, ...(title ? { title } : {}) })
const retitle = (id: string, title: string) => test.payload.update({ collection: 'entries', id, data: { title } })

async function differences(engine: SearchEngine): Promise<number> {
  const { missing, differing, extra } = compareFingerprints(await source.fingerprints(), await engine.fingerprints())
  return missing.length + differing.length + extra.length
}

const inStep = (engine: SearchEngine) => expect.poll(() => differences(engine), { timeout: 10_000 }).toBe(0)

/** An empty index that is there already, as a search server keeps it between two workers. */
async function keptIndex(): Promise<SearchEngine> {
  const engine = createEmbeddedEngine()
  await engine.rebuild([])
  return engine
}

/** The same engine, some of whose answers are others. */
function withParts(engine: SearchEngine, parts: Partial<SearchEngine>): SearchEngine {
  return new Proxy(engine, {
    get(target, name) {
      const part: unknown = Reflect.get(parts, name) ?? Reflect.get(target, name)
      return typeof part === 'function' ? (part as (...args: unknown[]) => unknown).bind(target) : part
    },
  })
}

describe('the follower of a shared index', () => {
  it('should go on from where the last one stopped, and find what happened in between', async () => {
    const engine = await keptIndex()
    const entry = await publish()
    const first = follow(engine)
    await first.start()
    await retitle(entry.id, '고친 제목')
    await inStep(engine)
    await first.stop()
    expect(await createResumeTokens(database(), 'meilisearch').load()).toHaveProperty('_data')

    await retitle(entry.id, '멈춘 사이에 고친 제목')
    const seen: string[] = []
    await follow(engine, { onChange: ({ id }) => seen.push(id) }).start()
    await inStep(engine)
    await expect.poll(() => seen).toContain(entry.id)
  })

  it('should sweep when the server does not know its place in the history any more', async () => {
    const engine = await keptIndex()
    const entry = await publish()
    const first = follow(engine)
    await first.start()
    await first.stop()
    const tokens = createResumeTokens(database(), 'meilisearch')
    const { _data } = (await tokens.load()) as { _data: string }
    // The same place as of 2001: the server answers with 286, history lost.
    await tokens.save({ _data: `${_data.slice(0, 2)}3A000000${_data.slice(10)}` })
    await retitle(entry.id, '기록이 사라진 사이에 고친 제목')

    const second = follow(engine)
    await second.start()
    await inStep(engine)
    await expect.poll(() => second.state().following, { timeout: 10_000 }).toBe(true)
    await retitle(entry.id, '다시 따라가며 고친 제목')
    await inStep(engine)
  })

  it('should go on after the server has cut its stream', async () => {
    const engine = await keptIndex()
    const entry = await publish()
    const follower = follow(engine)
    await follower.start()
    await expect.poll(() => follower.state().following).toBe(true)
    expect(await cutStreams()).toBeGreaterThan(0)
    await retitle(entry.id, '끊긴 뒤에 고친 제목')
    await inStep(engine)
  })

  it('should put a document aside that cannot be read, go on with the rest, and take it back when it is mended', async () => {
    const engine = await keptIndex()
    const [poison, healthy] = [await publish(), await publish()]
    const follower = follow(engine)
    await follower.start()
    const entries = database().collection('entries')
    const dueAt = (await entries.findOne({ _id: new Types.ObjectId(poison.id) }))?.dueAt as Date
    await entries.updateOne({ _id: new Types.ObjectId(poison.id) }, { $unset: { dueAt: 1 }, $inc: { revision: 1 } })
    await retitle(healthy.id, '멀쩡한 글')
    await expect.poll(() => follower.state().parked, { timeout: 10_000 }).toBe(1)
    await expect
      .poll(() => parkedDocuments(database()).findOne({ id: poison.id }))
      .toMatchObject({
        index: 'meilisearch',
        kind: 'entry',
        since: expect.any(Date) as Date,
      })
    expect(await differences(engine)).toBe(1)

    await entries.updateOne({ _id: new Types.ObjectId(poison.id) }, { $set: { dueAt } })
    await follower.sweep()
    await inStep(engine)
    expect(follower.state().parked).toBe(0)
    expect(await parkedDocuments(database()).countDocuments()).toBe(0)
  })

  it('should put aside what the index refuses again and again, and the rest goes on', async () => {
    const engine = await keptIndex()
    const [poison, ...healthy] = await Promise.all(Array.from({ length: 6 }, () => publish()))
    const refusing = withParts(engine, {
      apply: async (changes: Parameters<SearchEngine['apply']>[0]) => {
        if (changes.upserts?.some(({ id }) => id === poison?.id)) throw new Error('refused')
        return engine.apply(changes)
      },
    })
    const follower = follow(refusing)
    await follower.start()
    for (const entry of [poison, ...healthy]) if (entry) await retitle(entry.id, `새 ${entry.id}`)
    await expect.poll(() => follower.state().parked, { timeout: 10_000 }).toBe(1)
    await expect.poll(() => differences(engine)).toBe(1)
  })

  it('should put aside what somebody else wrote with an id or a revision of another kind, and the rest goes on', async () => {
    const engine = await keptIndex()
    const healthy = await publish()
    const follower = follow(engine)
    await follower.start()
    const entries = database().collection<{ _id: Types.ObjectId | string; [field: string]: unknown }>('entries')
    const { _id, ...row } = (await entries.findOne({ _id: new Types.ObjectId(healthy.id) })) ?? { _id: '' }
    const revisionless = new Types.ObjectId()
    await entries.insertMany([
      { ...row, _id: 'an id of its own', code: 'X-1' },
      { ...row, _id: revisionless, code: 'X-2', revision: 'seven', organization: 'nobody' },
    ])
    await retitle(healthy.id, '멀쩡한 글')
    await expect.poll(() => follower.state().parked, { timeout: 10_000 }).toBe(2)
    await expect.poll(() => differences(engine), { timeout: 10_000 }).toBe(2)
    await follower.sweep()
    expect((await engine.fingerprints()).map(({ id }) => id)).toEqual([healthy.id])
    await entries.deleteMany({ _id: { $in: ['an id of its own', revisionless] } })
    await follower.sweep()
    await inStep(engine)
    expect(follower.state().parked).toBe(0)
  })

  it('should be built, and without one document, when that one is refused in a rebuild too', async () => {
    const [poison] = await Promise.all(Array.from({ length: 6 }, () => publish()))
    const engine = createEmbeddedEngine()
    const refuse = (documents: readonly { id: string }[]): void => {
      if (documents.some(({ id }) => id === poison?.id)) throw new Error('refused')
    }
    const refusing = withParts(engine, {
      apply: async (changes: Parameters<SearchEngine['apply']>[0]) => {
        refuse(changes.upserts ?? [])
        return engine.apply(changes)
      },
      rebuild: async (documents: AsyncIterable<SearchDocument>) => {
        const all: SearchDocument[] = []
        for await (const document of documents) all.push(document)
        refuse(all)
        return engine.rebuild(all)
      },
    })
    const follower = follow(refusing)
    await follower.start()
    await expect.poll(() => follower.state().parked, { timeout: 10_000 }).toBe(1)
    expect(engine.status()).toMatchObject({ ready: true, size: 5 })
    expect(await differences(engine)).toBe(1)
  })

  it('should wait for an index that takes no writes at all, and put nothing aside for that', async () => {
    const engine = await keptIndex()
    const entry = await publish()
    let isFull = false
    const full = withParts(engine, {
      apply: async (changes: Parameters<SearchEngine['apply']>[0]) => {
        // As Meilisearch does it: what changes nothing is not written, so that it tells nothing of whether it could be.
        if (isFull && changes.upserts) throw new Error('no space left on device')
        return engine.apply(changes)
      },
      tryWriting: async () => {
        if (isFull) throw new Error('no space left on device')
      },
    })
    const follower = follow(full)
    await follower.start()
    isFull = true
    await retitle(entry.id, '자리가 없을 때 고친 제목')
    await new Promise((resolve) => setTimeout(resolve, 3000))
    expect(follower.state().parked).toBe(0)
    isFull = false
    await inStep(engine)
  })

  it('should notice that somebody has put another building of the index in its place', async () => {
    const engine = await keptIndex()
    await Promise.all(Array.from({ length: 4 }, () => publish()))
    let building: number | undefined = 1
    await follow(Object.assign(engine, { building: async () => building })).start()
    const [first] = await engine.fingerprints()
    const old: SearchDocument[] = []
    for await (const document of source.all()) old.push(document)
    // As many as before, and one of them of another day.
    await engine.rebuild(old.map((one) => (one.id === first?.id ? { ...one, contentHash: 'old' } : one)))
    building = 2
    await inStep(engine)
  })

  it('should fill an index again that somebody has emptied', async () => {
    const engine = await keptIndex()
    await Promise.all(Array.from({ length: 10 }, () => publish()))
    await follow(engine).start()
    expect(engine.status().size).toBe(10)
    await engine.rebuild([])
    await inStep(engine)
  })

  it('should end in step when two write at once', async () => {
    const engine = await keptIndex()
    const entries = await Promise.all(Array.from({ length: 8 }, () => publish()))
    await Promise.all([follow(engine).start(), follow(engine).start()])
    for (let round = 0; round < 5; round++)
      await Promise.all(entries.map(({ id }) => retitle(id, `${round}번째 제목 ${id}`)))
    await inStep(engine)
  })

  it('should mend what it wrote from an old reading after it has slept', async () => {
    const engine = await keptIndex()
    const entry = await publish('처음 제목')
    let wakeUp = (): void => {}
    const asleep = new Promise<void>((resolve) => (wakeUp = resolve))
    let hasRead = (): void => {}
    const read = new Promise<void>((resolve) => (hasRead = resolve))
    let sleeps = false
    const sleepy = follow(engine, {
      assertMayWrite: async () => {
        if (!sleeps) return
        sleeps = false
        hasRead()
        await asleep
      },
    })
    await sleepy.start()
    sleeps = true
    await retitle(entry.id, '둘째 제목')
    await read
    const other = follow(engine)
    await other.start()
    await retitle(entry.id, '셋째 제목')
    await inStep(engine)
    await other.stop()
    wakeUp()
    await expect.poll(() => sleepy.state().behindSince, { timeout: 10_000 }).toBeUndefined()
    await inStep(engine)
  })

  it('should wait for an index that is not there yet', async () => {
    const engine = await keptIndex()
    await publish()
    let isThere = false
    const late = withParts(engine, {
      fingerprints: async (ids?: readonly string[]) => {
        if (!isThere) throw new Error('connection refused')
        return engine.fingerprints(ids)
      },
    })
    const started = follow(late).start()
    setTimeout(() => (isThere = true), 300)
    await started
    expect(await differences(engine)).toBe(0)
  })
})

/** Ends every change stream of this database on the server, as a failover or an operator would. @returns how many */
async function cutStreams(): Promise<number> {
  const db = database()
  const operations = await (db as unknown as { client: mongo.MongoClient }).client
    .db('admin')
    .aggregate([{ $currentOp: { allUsers: true, idleCursors: true } }])
    .toArray()
  const cursors = operations.flatMap(({ ns, cursor }) => {
    const { cursorId, originatingCommand } = (cursor ?? {}) as { cursorId?: unknown; originatingCommand?: object }
    return String(ns).startsWith(`${db.databaseName}.`) &&
      JSON.stringify(originatingCommand ?? {}).includes('$changeStream')
      ? [cursorId]
      : []
  })
  await db.command({ killCursors: '$cmd.aggregate', cursors })
  return cursors.length
}
