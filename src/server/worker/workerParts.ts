import type { mongo } from 'mongoose'
import type { Payload } from 'payload'

import type { Env } from '../../lib/env'
import type { HeldLease } from '../../lib/keepLease'
import { connectSearchServer } from '../../search/connectSearchServer'
import { searchPart } from './searchPart'
import type { WorkerPart } from './workerPart'

export interface WorkerContext {
  db: mongo.Db
  env: Env
  payload: Payload
  held: HeldLease
}

/** @returns all that a worker does, in the order in which it is begun. */
export function workerParts({ db, env, payload, held }: WorkerContext): WorkerPart[] {
  const log = payload.logger
  const { meili } = env
  const { assertHeld } = held
  return [...(meili ? [searchPart({ db, engine: connectSearchServer({ ...meili, log }), log, assertHeld })] : [])]
}
