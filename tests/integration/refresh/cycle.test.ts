import { Types } from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { inTransaction } from '../../../src/commands/transaction'
import { writePublished } from '../../../src/commands/writePublished'
import { dayOf } from '../../../src/domain/day'
import { makeEntry } from '../../support/factories'
import { startTestPayload, type TestPayload } from '../../support/payload'

const CHECKED = '2026-06-30T12:00:00.000Z'

let test: TestPayload
beforeAll(async () => {
  test = await startTestPayload('refresh-cycle')
})
afterAll(() => test.stop())

const makeCategory = async (name: string, reviewCycleMonths?: number): Promise<string> =>
  (await test.payload.create({ collection: 'categories', data: { name, reviewCycleMonths } })).id
const follower = (category?: string) =>
  makeEntry(test.payload, { category, checkedAt: CHECKED, reviewCycleMonths: null })
const read = (id: string) => test.payload.findByID({ collection: 'entries', id })
const dueOf = async (id: string) => dayOf((await read(id)).dueAt ?? '')

describe('the day by which an entry is checked again', () => {
  it("should follow the entry's own cycle, else its category's, else twelve months", async () => {
    const category = await makeCategory('수도', 8)
    expect(
      await dueOf((await makeEntry(test.payload, { category, checkedAt: CHECKED, reviewCycleMonths: 3 })).id),
    ).toBe('2026-09-30')
    expect(await dueOf((await follower(category)).id)).toBe('2027-02-28')
    expect(await dueOf((await follower(await makeCategory('여권'))).id)).toBe('2027-06-30')
    expect(await dueOf((await follower()).id)).toBe('2027-06-30')
  })

  it("should move with the category's cycle, without a new revision, for those that follow it alone", async () => {
    const category = await makeCategory('교통', 6)
    const own = await makeEntry(test.payload, { category, checkedAt: CHECKED, reviewCycleMonths: 6 })
    const following = await follower(category)
    expect(await dueOf(following.id)).toBe('2026-12-30')
    await test.payload.update({ collection: 'categories', id: category, data: { reviewCycleMonths: 1 } })
    expect([await dueOf(own.id), await dueOf(following.id)]).toEqual(['2026-12-30', '2026-07-30'])
    expect((await read(following.id)).revision).toBe(following.revision)
    await test.payload.update({ collection: 'categories', id: category, data: { reviewCycleMonths: null } })
    expect(await dueOf(following.id)).toBe('2027-06-30')
  })

  it('should still follow it after a check by the one writer', async () => {
    const following = await follower(await makeCategory('세금', 2))
    await inTransaction(test.payload, (transaction) =>
      writePublished({
        payload: test.payload,
        transaction,
        writes: [{ id: new Types.ObjectId(following.id), patch: { checkedAt: new Date('2026-11-01T12:00:00.000Z') } }],
        cause: 'check',
        now: new Date(),
      }),
    )
    expect(await dueOf(following.id)).toBe('2027-01-01')
  })
})
