import { mongo, type Types } from 'mongoose'

import { newRowId } from '../src/commands/newRowId'
import type { DemoEntry } from './demoEntry'
import { demoPosts } from './demoPosts'

/** Writes one post for each duty, with 정담당, 부담당, 팀장 and 과장. @returns ids by `postKey`. */
export async function writePosts(input: {
  db: mongo.Db
  entries: readonly DemoEntry[]
  organizations: ReadonlyMap<string, Types.ObjectId>
  now: Date
}): Promise<Map<string, Types.ObjectId>> {
  const { db, entries, organizations, now } = input
  const posts = demoPosts(entries).map((post) => ({ _id: new mongo.BSON.ObjectId(), ...post }))
  const rows = posts.map(({ _id, title, organization, people }) => ({
    _id,
    title,
    organization: organizations.get(organization),
    people: people.map((person) => ({ id: newRowId(), ...person })),
    demo: true,
    createdAt: now,
    updatedAt: now,
  }))
  await db.collection('posts').insertMany(rows)
  return new Map(posts.map(({ key, _id }) => [key, _id]))
}
