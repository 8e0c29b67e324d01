import type { Payload } from 'payload'

import { databaseOf } from '../../lib/databaseOf'
import type { Day } from '../../domain/day'
import type { Transaction } from '../transaction'

interface Counter {
  _id: string
  last: number
}

/** @returns the next number of that day's year, `현-2026-00012`. Counts in the transaction, so none is left out. */
export async function nextRequestNumber(input: {
  payload: Payload
  transaction: Transaction
  today: Day
}): Promise<string> {
  const year = input.today.slice(0, 4)
  const counter = await databaseOf(input.payload)
    .collection<Counter>('counters')
    .findOneAndUpdate(
      { _id: `refresh-requests-${year}` },
      { $inc: { last: 1 } },
      { upsert: true, returnDocument: 'after', session: input.transaction.session },
    )
  return `현-${year}-${String(counter?.last ?? 1).padStart(5, '0')}`
}
