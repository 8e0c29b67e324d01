import type { mongo } from 'mongoose'
import type { Payload } from 'payload'

import type { Day } from '../domain/day'
import type { Clock } from '../lib/clock'
import type { Env } from '../lib/env'
import type { Holidays } from './createHolidays'
import type { Lookup } from '../search/lookup'
import type { SearchEngine } from '../search/engine'
import type { Follower } from '../search/follower'
import type { BriefBoard } from './briefBoard'
import type { StandbyEngine } from '../search/standby'
import type { QueryAids } from './createQueryAids'
import type { UseRecorder } from './createUseRecorder'
import type { CurrentUsers } from './currentUser'
import type { LiveEvents } from './liveEvents'
import type { Metrics } from './metrics'

export type DemandSince = (
  db: mongo.Db,
  since: Day,
) => Promise<ReadonlyMap<string, { lookups: number; opens: number; uses: number }>>

export type RaiseFlag = (input: {
  payload: Payload
  now: Date
  user: string
  /** 관리번호 */
  entry?: string
  kind: 'wrong' | 'changed' | 'missing' | 'wording'
  note: string
  query?: string
}) => Promise<{ id: string; request?: string }>

/** What the routes of the short path work with; made once by `web.ts`. */
export interface Runtime {
  env: Env
  payload: Payload
  db: mongo.Db
  clock: Clock
  engine: SearchEngine
  /** The same engine, when it is one made of a search server and a standby. */
  standby: StandbyEngine | undefined
  lookup: Lookup
  follower: Follower
  aids: QueryAids
  uses: UseRecorder
  users: CurrentUsers
  events: LiveEvents
  board: BriefBoard
  metrics: Metrics
  /** Offices are closed then. */
  holidays: Holidays
  /** What was looked up, opened and used since a day, by entry id. */
  demandSince: DemandSince
  /** Takes in what an agent says of the material; notes can be proposed when it is there. */
  raiseFlag?: RaiseFlag
  /** Whoever knows it may ask this process what its index holds; it lies in the database with our address. */
  internalToken: string
  /** Names this process in the database. */
  processId: string
  /** Aborted when the process has been told to end. */
  drain: AbortController
}
