import type { mongo } from 'mongoose'

import type { Logger } from '../lib/log'

export interface Keeper<T> {
  /** What holds now; the same object until the database changes. */
  current(): T
  /** Reads, and follows changes from before that on. Resolves when `current` is complete. */
  start(): Promise<void>
  stop(): Promise<void>
}

interface KeeperParts<T> {
  db: mongo.Db
  log: Logger
  /** Small enough to be read as a whole. */
  collection: string
  /** Reads the collection and makes of it what is kept. */
  read: (db: mongo.Db) => Promise<T>
  /** What holds until the first reading. */
  empty: T
}

/** A save and a bulk write each become one reading. */
const GATHER_MS = 50
const RETRY_MS = 500

/**
 * @returns what keeps something made of a small collection in step with it, for query reading in this process. A change on
 * the stream is only a wake-up: the collection is read again and the result put in place as one.
 */
export function createKeeper<T>({ db, log, collection, read, empty }: KeeperParts<T>): Keeper<T> {
  let kept = empty
  let stream: mongo.ChangeStream | undefined
  let timer: NodeJS.Timeout | undefined
  let retryTimer: NodeJS.Timeout | undefined
  let reading: Promise<void> = Promise.resolve()
  let stopped = false

  const readNow = async (): Promise<void> => {
    kept = await read(db)
  }

  /** Reads after `ms`; on failure again, until it succeeds. Readings never overlap, so the last one has seen everything. */
  const readIn = (ms: number): void => {
    if (stopped || timer) return
    timer = setTimeout(() => {
      timer = undefined
      reading = reading.then(readNow).catch((err: unknown) => {
        log.error({ err, msg: `${collection} not read, tried again` })
        readIn(RETRY_MS)
      })
    }, ms)
  }

  const open = (): void => {
    stream = db.collection(collection).watch([{ $project: { _id: 1 } }], { maxAwaitTimeMS: 1000 })
    stream.on('change', () => readIn(GATHER_MS))
    stream.once('error', (err: unknown) => {
      if (stopped) return
      log.warn({ err, msg: `stream of ${collection} lost, opened again` })
      stream?.close().catch((closing: unknown) => log.info({ err: closing, msg: 'closing the lost stream' }))
      retryTimer = setTimeout(() => {
        open()
        // What changed while nobody listened.
        readIn(0)
      }, RETRY_MS)
    })
  }

  return {
    current: () => kept,
    async start() {
      open()
      await readNow()
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      clearTimeout(retryTimer)
      await stream?.close()
      await reading
    },
  }
}
