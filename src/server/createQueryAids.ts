import type { mongo } from 'mongoose'

import { createOpenedBefore } from '../insight/createOpenedBefore'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/log'
import { createKeeper } from '../search/createKeeper'
import type { LookupParts } from '../search/lookup'
import { NO_OFFICES } from '../search/query/offices'
import { openedKey } from '../search/query/openedKey'
import { BRIEFS_COLLECTION, NO_BRIEFS, readBriefCalendar } from '../search/readBriefCalendar'
import { OFFICES_COLLECTION, readOffices } from '../search/readOffices'
import { NO_THESAURUS, readThesaurus, THESAURUS_COLLECTION } from '../search/thesaurus/readThesaurus'

/** What reading and ranking queries takes from the database beside the index, kept in step with it. */
export interface QueryAids {
  parts: Required<Pick<LookupParts, 'thesaurus' | 'offices' | 'briefs' | 'openedBefore'>>
  /** Reads all of it once, then follows. Resolves when queries can be read. */
  start(): Promise<void>
  stop(): Promise<void>
}

/** @returns the thesaurus, the departments' names, the running briefs and what was opened before, of this process. */
export function createQueryAids({ db, log, clock }: { db: mongo.Db; log: Logger; clock: Clock }): QueryAids {
  const thesaurus = createKeeper({
    db,
    log,
    collection: THESAURUS_COLLECTION,
    read: readThesaurus,
    empty: NO_THESAURUS,
  })
  const offices = createKeeper({ db, log, collection: OFFICES_COLLECTION, read: readOffices, empty: NO_OFFICES })
  const briefs = createKeeper({ db, log, collection: BRIEFS_COLLECTION, read: readBriefCalendar, empty: NO_BRIEFS })
  const opened = createOpenedBefore({ db, log, clock })
  return {
    parts: {
      thesaurus: () => thesaurus.current(),
      offices: () => offices.current(),
      briefs: () => briefs.current(),
      openedBefore: (read) => opened.of(openedKey(read)),
    },
    async start() {
      await Promise.all([thesaurus.start(), offices.start(), briefs.start(), opened.start()])
    },
    async stop() {
      opened.stop()
      await Promise.all([thesaurus.stop(), offices.stop(), briefs.stop()])
    },
  }
}
