import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { readSearchStatus } from '../../src/admin/readSearchStatus'
import { createLog } from '../../src/lib/log'
import { createParking } from '../../src/search/following/parking'
import { webProcesses } from '../../src/server/registerProcess'
import type { StandbyState } from '../../src/search/standby'
import { startTestPayload, type TestPayload } from '../support/payload'

/** 10:00 in Seoul. */
const NOW = new Date('2026-11-23T01:00:00Z')
const log = createLog({ level: 'silent' })
let test: TestPayload
beforeAll(async () => (test = await startTestPayload('search-status')))
afterEach(async () => void (await webProcesses(database()).deleteMany({})))
afterAll(() => test.stop())

function database() {
  const { db } = test.payload.db.connection
  if (!db) throw new Error('not connected')
  return db
}

async function register(id: string, search?: StandbyState): Promise<void> {
  await webProcesses(database()).insertOne({
    _id: id,
    address: `http://127.0.0.1:${id}`,
    host: 'here',
    token: 'token',
    pid: 1,
    startedAt: NOW,
    seenAt: NOW,
    ...(search ? { search } : {}),
  })
}

const standbySince = (time: string): StandbyState => ({
  serving: 'standby',
  since: Date.parse(time),
  reason: 'slow',
  detail: 'no answer in 125 ms',
})

describe('the status line of the admin', () => {
  it('should say nothing without a search server', async () => {
    await register('1')
    expect(await readSearchStatus(database(), NOW)).toBeUndefined()
  })

  it('should say that all is well', async () => {
    await register('1', { serving: 'primary', since: NOW.getTime() })
    expect(await readSearchStatus(database(), NOW)).toMatchObject({ text: '검색 정상', needsCare: false })
  })

  it('should say since when the standby answers, and in how many processes', async () => {
    await register('1', { serving: 'primary', since: NOW.getTime() })
    await register('2', standbySince('2026-11-23T00:42:00Z'))
    const line = await readSearchStatus(database(), NOW)
    expect(line).toMatchObject({ text: '예비 검색 (2곳 가운데 1곳) 09:42부터', needsCare: true })
    expect(line?.title).toContain('느립니다')
  })

  it('should count each document once that was put aside', async () => {
    await register('1', { serving: 'primary', since: NOW.getTime() })
    const row = { kind: 'entry' as const, id: 'a'.repeat(24), err: new Error('no date') }
    const parkings = (['embedded', 'meilisearch'] as const).map((index) =>
      createParking({ db: database(), index, log }),
    )
    for (const parking of parkings) await parking.park([row], NOW)
    expect(await readSearchStatus(database(), NOW)).toMatchObject({ text: '색인 보류 1건', needsCare: true })
    for (const parking of parkings) await parking.release([row.id])
  })
})
