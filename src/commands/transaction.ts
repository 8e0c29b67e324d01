import { randomUUID } from 'node:crypto'

import type { ClientSession } from 'mongoose'
import type { Payload, PayloadRequest } from 'payload'

/** An open transaction: as the driver's session, and as the request that Payload's own operations take. */
export interface Transaction {
  session: ClientSession
  req: Partial<PayloadRequest>
}

/** @returns the driver's session behind a request's transaction; `undefined` when it has none. */
export async function sessionOf(payload: Payload, req: Partial<PayloadRequest>): Promise<ClientSession | undefined> {
  const id = await req.transactionID
  return id === null || id === undefined ? undefined : payload.db.sessions?.[id]
}

/**
 * Runs `work` in one transaction and commits it. The driver starts it over on a write conflict or a change of primary,
 * for two minutes at most, and commits again when the answer to a commit was lost; Payload does neither. So `work` must be
 * safe to run again.
 * @throws what `work` throws, after the transaction was rolled back
 */
export async function inTransaction<T>(payload: Payload, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const session = payload.db.connection.getClient().startSession()
  const end = keepOpen(session)
  const transactionID = randomUUID()
  const sessions = payload.db.sessions as unknown as Record<string, ClientSession>
  try {
    return await session.withTransaction(
      () => {
        // Payload takes it out when one of its operations fails; a second attempt needs it again.
        sessions[transactionID] = session
        return work({ session, req: { transactionID } })
      },
      { writeConcern: { w: 'majority', j: true } },
    )
  } finally {
    delete sessions[transactionID]
    await end()
  }
}

/**
 * An operation of Payload that fails aborts the transaction and ends the session that it was given; the driver then could
 * neither abort it (`Cannot call abortTransaction twice`) nor start it over. So aborting twice is once, and ending is ours.
 * @returns what ends the session
 */
function keepOpen(session: ClientSession): () => Promise<void> {
  const abort = session.abortTransaction.bind(session)
  const end = session.endSession.bind(session)
  session.abortTransaction = async (options) => {
    if (session.inTransaction()) await abort(options)
  }
  session.endSession = async () => {}
  return () => end()
}
