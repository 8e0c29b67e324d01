import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { tidyName } from '../../domain/tidyName'
import { rowsOf } from '../rows'
import type { Transaction } from '../transaction'

/** @returns the office that is meant by an id, a name or one of its aliases; `undefined` when it is none or several. */
export async function findOffice(
  { payload, transaction }: { payload: Payload; transaction: Transaction },
  to: string,
): Promise<Types.ObjectId | undefined> {
  const name = tidyName(to)
  const filter = Types.ObjectId.isValid(name)
    ? { _id: new Types.ObjectId(name) }
    : { $or: [{ name }, { aliases: name }] }
  const found = await rowsOf<{ _id: Types.ObjectId }>(payload, 'organizations')
    .find(filter as never, { session: transaction.session, projection: { _id: 1 } })
    .limit(2)
    .toArray()
  return found.length === 1 ? found[0]?._id : undefined
}
