import { Types } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { demandDays, demandSince, queryOpens, recordUse } from '../../src/insight/demand'
import { createOpenedBefore } from '../../src/insight/createOpenedBefore'
import { readOpenedBefore } from '../../src/insight/readOpenedBefore'
import { createEmbeddedEngine } from '../../src/search/embedded/createEmbeddedEngine'
import { createLookup } from '../../src/search/lookup'
import { compileThesaurus } from '../../src/search/thesaurus/compile'
import { createUseRecorder, type ToldUse } from '../../src/server/createUseRecorder'
import { up } from '../../migrations/20261123_100000_demand'
import { startTestPayload, type TestPayload } from '../support/payload'

const AT = new Date('2026-11-23T01:00:00Z')
const ENTRY = new Types.ObjectId().toHexString()
const OTHER = new Types.ObjectId().toHexString()

describe('the demand signal', () => {
  let test: TestPayload
  beforeAll(async () => {
    test = await startTestPayload('demand')
    await up({ payload: test.payload })
  })
  afterAll(() => test.stop())
  const db = () => {
    const { db } = test.payload.db.connection
    if (!db) throw new Error('not connected')
    return db
  }
  beforeEach(async () => {
    await demandDays(db()).deleteMany({})
    await queryOpens(db()).deleteMany({})
  })

  it('should add up what was opened and used by day, over several writes', async () => {
    await recordUse(db(), [
      { kind: 'open', entry: ENTRY, read: '여권', at: AT },
      { kind: 'use', entry: ENTRY, read: '여권', at: AT },
      { kind: 'open', entry: OTHER, at: AT },
    ])
    await recordUse(db(), [{ kind: 'open', entry: ENTRY, read: '여권', at: AT }])
    expect(await demandSince(db(), '2026-11-23')).toEqual(
      new Map([
        [ENTRY, { lookups: 0, opens: 2, uses: 1 }],
        [OTHER, { lookups: 0, opens: 1, uses: 0 }],
      ]),
    )
    expect(await demandSince(db(), '2026-11-24')).toEqual(new Map())
    expect(await demandDays(db()).countDocuments()).toBe(2)
  })

  it('should count an evening in Seoul to its own day', async () => {
    await recordUse(db(), [{ kind: 'open', entry: ENTRY, at: new Date('2026-11-23T15:30:00Z') }])
    expect((await demandDays(db()).findOne({}))?.day).toBe('2026-11-24')
  })

  it('should keep sums for 90 days and more, and forget them by itself', async () => {
    await recordUse(db(), [{ kind: 'open', entry: ENTRY, read: '여권', at: AT }])
    for (const rows of [demandDays(db()), queryOpens(db())]) {
      const row = await rows.findOne({})
      expect(row && (row.expiresAt.getTime() - AT.getTime()) / 86_400_000).toBeGreaterThan(90)
      const indexes = await rows.indexes()
      expect(indexes.find(({ key }) => key.expiresAt)?.expireAfterSeconds).toBe(0)
    }
  })

  it('should weigh choices by their logarithm, and take one click for none', async () => {
    const opens = (entry: string, count: number) =>
      Array.from({ length: count }, () => ({ kind: 'open', entry, read: '초록이', at: AT }) as const)
    await recordUse(db(), [...opens(ENTRY, 7), ...opens(OTHER, 1)])
    expect(await readOpenedBefore(db(), '2026-11-24')).toEqual(new Map([['초록이', new Map([[ENTRY, 3]])]]))
    expect(await readOpenedBefore(db(), '2027-11-24')).toEqual(new Map())
  })

  it('should keep the same object as long as agents choose the same', async () => {
    await recordUse(db(), [
      { kind: 'open', entry: ENTRY, read: '초록이', at: AT },
      { kind: 'use', entry: ENTRY, read: '초록이', at: AT },
    ])
    const opened = createOpenedBefore({ db: db(), log: test.payload.logger, clock: () => AT.getTime() })
    await opened.refresh()
    const before = opened.of('초록이')
    expect(before?.get(ENTRY)).toBeGreaterThan(0)
    await opened.refresh()
    expect(opened.of('초록이')).toBe(before)
  })

  describe('what the desk tells', () => {
    const told: ToldUse = { user: 'agent-1', kind: 'open', code: 'S-00001', q: 'durnjs 재발급' }
    const clock = () => AT.getTime()
    const lookup = createLookup({ engine: createEmbeddedEngine(), thesaurus: compileThesaurus([]), clock })
    const recorder = () =>
      createUseRecorder({
        db: db(),
        lookup,
        log: test.payload.logger,
        clock,
      })
    beforeAll(async () => {
      await db()
        .collection('entries')
        .insertOne({ _id: new Types.ObjectId(ENTRY), code: 'S-00001' })
    })

    it('should be written without the person, under the query as read', async () => {
      const uses = recorder()
      uses.note(told)
      uses.note({ ...told, code: 'nothing' })
      await uses.stop()
      expect(
        await queryOpens(db())
          .find({}, { projection: { _id: 0, expiresAt: 0 } })
          .toArray(),
      ).toEqual([{ day: '2026-11-23', read: '여권재발급', entry: ENTRY, count: 1 }])
      expect(JSON.stringify(await demandDays(db()).find().toArray())).not.toContain('agent-1')
    })

    it("should count one person's clicks on one answer once", async () => {
      const uses = recorder()
      for (let click = 0; click < 50; click++) uses.note(told)
      uses.note({ ...told, user: 'agent-2' })
      await uses.stop()
      expect((await demandSince(db(), '2026-11-23')).get(ENTRY)?.opens).toBe(2)
    })

    it("should remember no citizen's number", async () => {
      const uses = recorder()
      uses.note({ ...told, q: '010-1234-5678 홍길동' })
      uses.note({ ...told, q: '900101-1234567' })
      await uses.stop()
      expect(await queryOpens(db()).countDocuments()).toBe(0)
      expect((await demandSince(db(), '2026-11-23')).get(ENTRY)?.opens).toBe(1)
    })
  })
})
