import type { mongo } from 'mongoose'
import type { Payload } from 'payload'

import type { Clock } from '../lib/clock'
import type { Env } from '../lib/env'
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
  /** Whoever knows it may ask this process what its index holds; it lies in the database with our address. */
  internalToken: string
  /** Names this process in the database. */
  processId: string
  /** Aborted when the process has been told to end. */
  drain: AbortController
}
