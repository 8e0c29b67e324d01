import { mongo, type Types } from 'mongoose'

import { newRowId } from '../src/commands/newRowId'
import { postKey, type DemoEntry } from './demoEntry'
import { phoneNumber } from './phones'
import { pick } from './pick'

const FAMILY_NAMES = [
  '김',
  '이',
  '박',
  '최',
  '정',
  '강',
  '조',
  '윤',
  '장',
  '임',
  '한',
  '오',
  '서',
  '신',
  '권',
  '황',
  '안',
  '송',
  '류',
  '홍',
]
const PEOPLE = [
  { as: 'primary', rank: '주무관' },
  { as: 'deputy', rank: '주무관' },
  { as: 'teamLead', rank: '팀장' },
  { as: 'manager', rank: '과장' },
] as const

/** Nobody's name: a family name and two circles, as offices mask them. */
const maskedName = (key: string, rank: string): string => `${pick(FAMILY_NAMES, key)}○○ ${rank}`

/** Writes one post for each duty, with 정담당, 부담당, 팀장 and 과장. @returns ids by `postKey`. */
export async function writePosts(input: {
  db: mongo.Db
  entries: readonly DemoEntry[]
  organizations: ReadonlyMap<string, Types.ObjectId>
  now: Date
}): Promise<Map<string, Types.ObjectId>> {
  const { db, entries, organizations, now } = input
  const ids = new Map<string, Types.ObjectId>()
  const rows: Record<string, unknown>[] = []
  for (const entry of entries) {
    const key = postKey(entry)
    if (ids.has(key)) continue
    const _id = new mongo.BSON.ObjectId()
    ids.set(key, _id)
    const number = String(ids.size).padStart(4, '0')
    const people = PEOPLE.map(({ as, rank }) => ({
      id: newRowId(),
      as,
      name: maskedName(`${key} ${as}`, rank),
      email: `${as.toLowerCase()}-${number}@office.ieum.test`,
      phone: phoneNumber(`${key} ${as}`),
      active: true,
    }))
    rows.push({
      _id,
      title: entry.post,
      organization: organizations.get(entry.organization),
      people,
      demo: true,
      createdAt: now,
      updatedAt: now,
    })
  }
  await db.collection('posts').insertMany(rows)
  return ids
}
