import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { inTransaction } from '../../src/commands/transaction'
import { writePublished } from '../../src/commands/writePublished'
import { bodyOf, makeOrganization } from './factories'

const KINDS = ['지원금', '교육', '대관', '점검', '상담', '할인', '등록', '폐업', '주차', '보조기기']
const THINGS = [
  '자전거',
  '청년',
  '어르신',
  '임산부',
  '소상공인',
  '반려동물',
  '전기차',
  '도서관',
  '체육관',
  '농장',
  '창고',
  '정원',
]

export interface ManyEntries {
  ids: Types.ObjectId[]
  titles: string[]
}

/** Publishes `count` entries of one organization through the one writer: thousands a second. Each title is its own. */
export async function makeManyEntries(payload: Payload, count: number, prefix = 'M'): Promise<ManyEntries> {
  const organization = new Types.ObjectId((await makeOrganization(payload, `${prefix}과`)).id)
  const titles = Array.from(
    { length: count },
    (_, n) => `${THINGS[n % THINGS.length]} ${KINDS[Math.floor(n / THINGS.length) % KINDS.length]} ${prefix}${n}`,
  )
  const results = await inTransaction(payload, (transaction) =>
    writePublished({
      payload,
      transaction,
      writes: titles.map((title, n) => ({
        patch: {
          code: `${prefix}-${String(n).padStart(5, '0')}`,
          title,
          scope: 'city',
          organization,
          answer: bodyOf(`${title} 안내입니다.`),
          checkedAt: new Date('2026-10-01T12:00:00Z'),
          reviewCycleMonths: 12,
        },
      })),
      cause: 'import',
      now: new Date(),
    }),
  )
  return { ids: results.map(({ id }) => new Types.ObjectId(id)), titles }
}

/** Gives these entries new titles, in one transaction: what a busy editor or an import does. */
export async function retitleEntries(
  payload: Payload,
  ids: readonly Types.ObjectId[],
  title: (n: number) => string,
): Promise<void> {
  await inTransaction(payload, (transaction) =>
    writePublished({
      payload,
      transaction,
      writes: ids.map((id, n) => ({ id, patch: { title: title(n) } })),
      cause: 'import',
      now: new Date(),
    }),
  )
}
