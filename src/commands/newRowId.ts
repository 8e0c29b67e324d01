import { Types } from 'mongoose'

/** @returns an id for a row of an array field, as Payload makes them. */
export const newRowId = (): string => new Types.ObjectId().toHexString()
