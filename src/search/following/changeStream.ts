import type { mongo } from 'mongoose'

import type { Logger } from '../../lib/log'
import { sleep } from '../../lib/sleep'

export interface ChangeStreamParts {
  db: mongo.Db
  collections: readonly string[]
  /** Where an earlier process had come to; from now on when there is none. */
  token?: unknown
  log: Logger
  onDocument: (collection: string, id: string) => void
  /** A collection was dropped, renamed or restored: nobody can say which documents changed. */
  onEverything: () => void
  /** The stream is open again; what happened meanwhile may never be told. */
  onReopened: () => void
}

/** A change stream that opens itself again, whatever happens to it. */
export interface ChangeStreamHandle {
  isLive(): boolean
  /** The server's word for how far it has told us. */
  token(): unknown
  close(): Promise<void>
}

const RETRY_MS = 500
const LONGEST_RETRY_MS = 5000

/**
 * Follows what is written to `collections`. Without a token it begins at the server's time of this call, so that what is
 * read afterwards and what is told leave no gap between them.
 * @throws what the database throws when it cannot be reached at the start
 */
export async function followChanges(parts: ChangeStreamParts): Promise<ChangeStreamHandle> {
  const { db, log } = parts
  let stream: mongo.ChangeStream | undefined
  let token = parts.token
  /** Whether the stream has told anything since it was opened: a token that cannot be resumed never gets so far. */
  let live = false
  let closed = false
  let failures = 0

  const open = async (): Promise<void> => {
    const from = token ? { resumeAfter: token } : { startAtOperationTime: await serverTime(db) }
    if (closed) return
    const opened = db.watch(pipelineFor(parts.collections), { maxAwaitTimeMS: 1000, ...from })
    stream = opened
    opened.on('resumeTokenChanged', (next: unknown) => {
      token = next
      live = true
      failures = 0
    })
    opened.on('change', (event) => note(event, parts))
    opened.once('error', (err: unknown) => void reopen(opened, err))
    opened.once('close', () => void reopen(opened, undefined))
  }

  const reopen = async (lost: mongo.ChangeStream, err: unknown): Promise<void> => {
    if (closed || lost !== stream) return
    stream = undefined
    // A sweep follows, so that a token is never worth insisting on: one that did not work is let go.
    if (!live || isHistoryLost(err)) token = undefined
    live = false
    log.warn({ err, msg: 'change stream lost, opened again' })
    await lost.close().catch((closeError: unknown) => log.info({ err: closeError, msg: 'closing the lost stream' }))
    while (!closed) {
      await sleep(Math.min(RETRY_MS * 2 ** failures++, LONGEST_RETRY_MS))
      try {
        await open()
        if (!closed) parts.onReopened()
        return
      } catch (openError) {
        log.warn({ err: openError, msg: 'change stream could not be opened' })
      }
    }
  }

  await open()
  return {
    isLive: () => live,
    token: () => token,
    async close() {
      closed = true
      live = false
      await stream?.close()
    },
  }
}

function pipelineFor(collections: readonly string[]): mongo.BSON.Document[] {
  const inOurs = { $in: [...collections] }
  return [
    {
      $match: {
        $or: [{ 'ns.coll': inOurs }, { 'to.coll': inOurs }, { operationType: { $in: ['dropDatabase', 'invalidate'] } }],
      },
    },
    { $project: { operationType: 1, ns: 1, to: 1, documentKey: 1 } },
  ]
}

function note(event: mongo.ChangeStreamDocument, { onDocument, onEverything }: ChangeStreamParts): void {
  if ('documentKey' in event && 'ns' in event && 'coll' in event.ns)
    onDocument(event.ns.coll, String(event.documentKey._id))
  else onEverything()
}

async function serverTime(db: mongo.Db): Promise<mongo.Timestamp> {
  const { operationTime } = (await db.command({ ping: 1 })) as { operationTime: mongo.Timestamp }
  return operationTime
}

/** 286: the oplog has moved on past our token. 280: the stream cannot be resumed at all. 260: that is no token. */
function isHistoryLost(err: unknown): boolean {
  return typeof err === 'object' && err !== null && 'code' in err && [286, 280, 260].includes(Number(err.code))
}
