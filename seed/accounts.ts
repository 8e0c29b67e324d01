import { randomInt } from 'node:crypto'

import type { mongo, Types } from 'mongoose'
import type { Payload } from 'payload'

import type { Role } from '../src/policies/roles'
import { seedStates } from './states'

interface DemoAccount {
  email: string
  name: string
  role: Role
  team?: string
  organization?: string
}

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { email: 'agent@ieum.test', name: '예시 상담사', role: 'agent', team: '상담 1부' },
  { email: 'lead@ieum.test', name: '예시 상담팀장', role: 'lead', team: '상담 1부' },
  { email: 'officer@ieum.test', name: '예시 담당자', role: 'officer', organization: '강남구 청소행정과' },
  { email: 'editor@ieum.test', name: '예시 교육운영부', role: 'editor', team: '교육운영부' },
  { email: 'admin@ieum.test', name: '예시 관리자', role: 'admin' },
]

/** No letters that look alike when read off a screen. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const makePassword = (): string => Array.from({ length: 14 }, () => LETTERS[randomInt(LETTERS.length)]).join('')

/** Makes the five demo accounts in a database without users. */
export async function seedAccounts(input: {
  payload: Payload
  db: mongo.Db
  /** Ids by name. */
  organizations: ReadonlyMap<string, Types.ObjectId>
  password: string | undefined
}): Promise<void> {
  const { payload, db, organizations } = input
  const password = input.password ?? makePassword()
  // Kept before the accounts are made: a password nobody knows would lock everybody out.
  await seedStates(db).updateOne({ _id: 'demo-accounts' }, { $set: { password } }, { upsert: true })
  for (const { organization, ...account } of DEMO_ACCOUNTS) {
    const organizationId = organization ? organizations.get(organization)?.toHexString() : undefined
    await payload.create({
      collection: 'users',
      data: { ...account, organization: organizationId, demo: true, password },
      overrideAccess: true,
    })
  }
}

/**
 * @returns the demo accounts that are there, with their password; `undefined` when there are none. A password that is set
 *   anew by IEUM_DEMO_PASSWORD is given to them first.
 */
export async function demoAccounts(input: {
  payload: Payload
  db: mongo.Db
  password: string | undefined
}): Promise<{ emails: string[]; password: string } | undefined> {
  const { payload, db } = input
  const { docs } = await payload.find({
    collection: 'users',
    where: { demo: { equals: true } },
    sort: 'createdAt',
    limit: 20,
    depth: 0,
  })
  const kept = (await seedStates(db).findOne({ _id: 'demo-accounts' }))?.password
  if (docs.length === 0 || !kept) return undefined
  const password = input.password ?? kept
  if (password !== kept) {
    for (const { id } of docs) await payload.update({ collection: 'users', id, data: { password } })
    await seedStates(db).updateOne({ _id: 'demo-accounts' }, { $set: { password } })
  }
  return { emails: docs.map((user) => user.email), password }
}

/** Takes the demo accounts and the note of their password out. @returns how many there were. */
export async function removeDemoAccounts(db: mongo.Db): Promise<number> {
  const { deletedCount } = await db.collection('users').deleteMany({ demo: true })
  await seedStates(db).deleteOne({ _id: 'demo-accounts' })
  return deletedCount
}
