import type { mongo } from 'mongoose'
import type { Payload } from 'payload'

import { markBounced } from '../../commands/markBounced'
import { mintReplyAddresses } from '../../commands/replyLinks'
import { demandSince } from '../../insight/demand'
import { systemClock } from '../../lib/clock'
import type { Env } from '../../lib/env'
import type { HeldLease } from '../../lib/keepLease'
import { connectSearchServer } from '../../search/connectSearchServer'
import { mailWorkerPart } from '../../mail/mailWorkerPart'
import { createMostAsked } from '../reply/createMostAsked'
import { replySheets } from './replySheets'
import { schedulePart } from './schedulePart'
import { searchPart } from './searchPart'
import type { WorkerPart } from '../../lib/workerPart'

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
  const clock = systemClock
  const attachSheet = replySheets({ payload, db, mostAsked: createMostAsked(db, demandSince) })
  const onBounce = async (email: string, code: number): Promise<void> => {
    await markBounced({ payload, now: new Date(clock()), email, code })
  }
  return [
    ...(meili ? [searchPart({ db, engine: connectSearchServer({ ...meili, log }), log, assertHeld })] : []),
    mailWorkerPart({ payload, env, log, clock, mint: mintReplyAddresses, attachSheet, onBounce }),
    schedulePart({ payload, clock }),
  ]
}
