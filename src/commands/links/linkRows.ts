import type { mongo } from 'mongoose'

import type { Day } from '../../domain/day'
import type { LinkMemory } from '../../domain/links/settleLink'

/** What is known of a link that published entries name. Derived: thrown away, it is found out again. */
export interface LinkRow extends Omit<LinkMemory, 'state'> {
  /** The link itself. */
  _id: string
  /** `www.example.kr`, with its port when it is not the usual one. */
  host: string
  /** `unreached` its server has never answered us; `refused` not ours to ask. */
  state: LinkMemory['state'] | 'unreached' | 'refused'
  /** What was wrong the last time, as it is shown. */
  problem?: string | undefined
  /** The last day on which its server answered anything. */
  answeredOn?: Day | undefined
}

/** How the last round ended. */
export interface LinkRoundRow {
  _id: 'last'
  at: Date
  /** `blind` nothing could be reached, and nothing was concluded from it. */
  state: 'done' | 'blind' | 'off'
  looked: number
  dead: number
}

export const linkRows = (db: mongo.Db): mongo.Collection<LinkRow> => db.collection<LinkRow>('link-checks')
export const linkRounds = (db: mongo.Db): mongo.Collection<LinkRoundRow> =>
  db.collection<LinkRoundRow>('link-check-rounds')
