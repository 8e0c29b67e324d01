import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { syncThesaurusGroups } from '../../src/commands/syncThesaurusGroups'
import { rowsOf } from '../../src/commands/rows'
import { createKeeper } from '../../src/search/createKeeper'
import { builtInGroups, type BuiltInGroup } from '../../src/search/thesaurus/builtInGroups'
import { findMeanings } from '../../src/search/thesaurus/compile'
import { NO_THESAURUS, readThesaurus, THESAURUS_COLLECTION } from '../../src/search/thesaurus/readThesaurus'
import type { Thesaurus } from '../../src/search/thesaurus/types'
import { startTestPayload, type TestPayload } from '../support/payload'

const NOW = new Date('2026-11-23T01:00:00Z')
const meansOf = (thesaurus: Thesaurus, word: string): readonly string[] =>
  findMeanings([word], thesaurus).flatMap(({ means }) => means)

interface GroupRow {
  key?: string
  say: string[]
  mean: string[]
  enabled: boolean
  builtIn: boolean
}

describe('검색어 사전', () => {
  let test: TestPayload
  let editor: string
  beforeAll(async () => {
    test = await startTestPayload('thesaurus')
    editor = await test.signedIn('editor')
  })
  afterAll(() => test.stop())

  const db = () => {
    const { db } = test.payload.db.connection
    if (!db) throw new Error('not connected')
    return db
  }
  const organization = async (): Promise<string> =>
    String((await test.payload.create({ collection: 'organizations', data: { name: '시험과', kind: 'city' } })).id)
  const rows = () => rowsOf<GroupRow>(test.payload, 'thesaurus-groups')
  const sync = (groups: readonly BuiltInGroup[]) => syncThesaurusGroups({ db: db(), groups, now: NOW })
  const idOf = async (key: string): Promise<string> => String((await rows().findOne({ key }))?._id)

  describe('what comes with a version', () => {
    const first: BuiltInGroup[] = [
      { key: 'home/복비', say: ['복비'], mean: ['중개보수'] },
      { key: 'home/딱지', say: ['딱지'], mean: ['과태료'] },
      { key: 'home/민증', say: ['민증'], mean: ['주민등록증'] },
      { key: 'home/쓰봉', say: ['쓰봉'], mean: ['종량제봉투'] },
    ]

    it('should be added once', async () => {
      expect(await sync(first)).toEqual({ added: 4, renewed: 0, removed: 0, kept: 0 })
      expect(await sync(first)).toEqual({ added: 0, renewed: 0, removed: 0, kept: 0 })
      expect(await rows().countDocuments()).toBe(4)
    })

    it('should follow a new version only where no editor has changed it', async () => {
      await test.rest('PATCH', `/thesaurus-groups/${await idOf('home/복비')}`, {
        token: editor,
        body: { mean: ['부동산 중개보수'] },
      })
      await test.rest('PATCH', `/thesaurus-groups/${await idOf('home/민증')}`, {
        token: editor,
        body: { enabled: false },
      })
      const next: BuiltInGroup[] = [
        { key: 'home/복비', say: ['복비', '중개료'], mean: ['중개보수'] },
        { key: 'home/딱지', say: ['딱지', '스티커'], mean: ['과태료'] },
        { key: 'home/민증', say: ['민증', '주민증'], mean: ['주민등록증'] },
        { key: 'home/싱크홀', say: ['싱크홀'], mean: ['땅꺼짐'] },
      ]
      expect(await sync(next)).toEqual({ added: 1, renewed: 1, removed: 1, kept: 2 })
      expect(await rows().findOne({ key: 'home/복비' })).toMatchObject({ say: ['복비'], mean: ['부동산 중개보수'] })
      expect(await rows().findOne({ key: 'home/딱지' })).toMatchObject({ say: ['딱지', '스티커'] })
      expect(await rows().findOne({ key: 'home/민증' })).toMatchObject({ say: ['민증'], enabled: false })
      expect(await rows().findOne({ key: 'home/쓰봉' })).toBeNull()
    })

    it('should be at least 800 groups that all find their way into the database', async () => {
      await rows().deleteMany({})
      const { added } = await sync(builtInGroups)
      expect(added).toBe(builtInGroups.length)
      expect(added).toBeGreaterThanOrEqual(800)
    })
  })

  describe('what editors change', () => {
    it('should be in every web process within a second', async () => {
      const keeper = createKeeper({
        db: db(),
        log: test.payload.logger,
        collection: THESAURUS_COLLECTION,
        read: readThesaurus,
        empty: NO_THESAURUS,
      })
      await keeper.start()
      try {
        expect(meansOf(keeper.current(), '땡땡이카드')).toEqual([])
        const made = await test.rest('POST', '/thesaurus-groups', {
          token: editor,
          body: { say: [' 땡땡이  카드 '], mean: ['기후동행카드'] },
        })
        expect(made.status).toBe(201)
        const began = Date.now()
        await expect
          .poll(() => meansOf(keeper.current(), '땡땡이카드'), { timeout: 5000, interval: 20 })
          .toEqual(['기후동행카드'])
        expect(Date.now() - began).toBeLessThan(1000)

        const { id } = made.body.doc as { id: string }
        await test.rest('PATCH', `/thesaurus-groups/${id}`, { token: editor, body: { enabled: false } })
        await expect.poll(() => meansOf(keeper.current(), '땡땡이카드'), { timeout: 5000, interval: 20 }).toEqual([])
      } finally {
        await keeper.stop()
      }
    })

    it('should be refused with what to do when a word is found everywhere', async () => {
      const refused = await test.rest('POST', '/thesaurus-groups', {
        token: editor,
        body: { say: ['물'], mean: ['수도'] },
      })
      expect(refused.status).toBe(400)
      expect(JSON.stringify(refused.body)).toContain('두 글자 이상')
      const empty = await test.rest('POST', '/thesaurus-groups', {
        token: editor,
        body: { say: [' '], mean: ['수도'] },
      })
      expect(empty.status).toBe(400)
    })

    it('should keep a shipped group switched off rather than deleted', async () => {
      const id = await idOf(builtInGroups[0]?.key ?? '')
      expect((await test.rest('DELETE', `/thesaurus-groups/${id}`, { token: editor })).status).toBe(403)
    })

    it('should not let an editor pass a row off as shipped', async () => {
      const made = await test.rest('POST', '/thesaurus-groups', {
        token: editor,
        body: { say: ['우리말'], mean: ['남의말'], builtIn: true, key: 'home/우리말', shipped: 'x' },
      })
      expect(made.status).toBe(201)
      expect(await rows().findOne({ say: '우리말' })).toMatchObject({ builtIn: false })
      expect(await rows().findOne({ key: 'home/우리말' })).toBeNull()
    })

    it.each(['agent', 'lead', 'officer', 'service'] as const)('should be no business of role %s', async (role) => {
      const token = await test.signedIn(role, role === 'officer' ? await organization() : undefined)
      expect((await test.rest('GET', '/thesaurus-groups', { token })).status).toBe(403)
      const made = await test.rest('POST', '/thesaurus-groups', {
        token,
        body: { say: ['복비료'], mean: ['중개보수'] },
      })
      expect(made.status).toBe(403)
    })
  })
})
