import type { mongo } from 'mongoose'

import type { Logger } from '../../lib/log'
import type { SearchEngine } from '../../search/engine'
import { createFollower, type Follower } from '../../search/follower'
import { createParking } from '../../search/following/parking'
import { createResumeTokens } from '../../search/following/resumeTokens'
import { createDocumentSource } from '../../search/source'
import type { WorkerPart } from '../../lib/workerPart'

interface SearchPartInput {
  db: mongo.Db
  engine: SearchEngine
  log: Logger
  /** @throws when another worker holds the lease now */
  assertHeld: () => Promise<void>
}

const INDEX = 'meilisearch'

/** @returns the part that keeps the search server in step with the database. */
export function searchPart({ db, engine, log, assertHeld }: SearchPartInput): WorkerPart {
  let follower: Follower | undefined
  return {
    name: 'search',
    start() {
      const following = createFollower({
        db,
        source: createDocumentSource(db),
        engine,
        parking: createParking({ db, index: INDEX, log }),
        log,
        shared: { tokens: createResumeTokens(db, INDEX), assertMayWrite: assertHeld },
      })
      follower = following
      // A search server that is not there yet is waited for; the other parts do not wait with it.
      following.start().catch((err: unknown) => log.error({ err, msg: 'the search server is not followed' }))
    },
    stop: async () => follower?.stop(),
  }
}
