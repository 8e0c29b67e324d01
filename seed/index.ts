import type { mongo } from 'mongoose'
import type { Payload } from 'payload'

import { dayOf, isDay } from '../src/domain/day'
import { demoAccounts, seedAccounts } from './accounts'
import { removeDemoContent } from './removeDemoContent'
import { seedStates } from './states'
import { writeDemo } from './writeDemo'
import { writeMailSettings } from './writeMailSettings'
import { writeOrganizations } from './writeOrganizations'

/** `demo`: everything; `none`: accounts and organizations, no entries; `empty`: nothing. */
export const SEED_KINDS = ['demo', 'none', 'empty'] as const
export type SeedKind = (typeof SEED_KINDS)[number]

export interface SeedOutcome {
  demo?: { emails: readonly string[]; password: string }
}

/**
 * Fills an empty database: accounts when there are no users, entries when there are none. A database that holds anything
 * of its own is left alone.
 * @returns the demo accounts, to be printed, when there are any
 */
export async function seed(input: {
  payload: Payload
  db: mongo.Db
  kind: SeedKind
  seedDate: string | undefined
  password: string | undefined
}): Promise<SeedOutcome> {
  const { payload, db, kind, seedDate } = input
  if (kind === 'empty') return {}
  const state = await seedStates(db).findOne({ _id: 'demo-content' })
  if (state?.state === 'writing') await removeDemoContent(db)

  const needsAccounts = await isEmpty(db, 'users')
  const needsEntries = kind === 'demo' && (await isEmpty(db, 'entries'))
  if (needsAccounts || needsEntries) {
    // The catalogue weighs some megabytes of text: read only when it is wanted.
    const { buildDemo } = await import('./demo')
    const demo = buildDemo(seedDate && isDay(seedDate) ? seedDate : dayOf(Date.now()))
    const organizations = await writeOrganizations({ db, demo })
    await writeMailSettings(db, new Date())
    if (needsAccounts) await seedAccounts({ payload, db, organizations, password: input.password })
    if (needsEntries) {
      await seedStates(db).updateOne({ _id: 'demo-content' }, { $set: { state: 'writing' } }, { upsert: true })
      await writeDemo({ payload, db, demo, organizations })
      await seedStates(db).updateOne({ _id: 'demo-content' }, { $set: { state: 'done' } })
    }
  }
  const demo = await demoAccounts({ payload, db, password: input.password })
  return demo ? { demo } : {}
}

async function isEmpty(db: mongo.Db, collection: string): Promise<boolean> {
  return (await db.collection(collection).findOne({}, { projection: { _id: 1 } })) === null
}
