import { Types, type mongo } from 'mongoose'

import { dayOf } from '../../domain/day'
import type { AnswerKind, AnswerOutcome, AnswerSender } from '../../domain/reply/officerAnswer'

/** One answer of a receipt, readable for ever without the entry. */
export interface ReceiptLine extends AnswerOutcome {
  code: string
  title: string
  kind: AnswerKind
  /** 개별 or 일괄, for 변경 없음. */
  mode?: 'each' | 'all'
}

/** What came in at once, from whom, and what became of it. Append-only. */
export interface ReplyReceipt {
  _id: Types.ObjectId
  /** `회신-2026-000123`, printed on the receipt. */
  number: string
  /** Of the sending: the same key is the same receipt. */
  key: string
  group: string
  at: Date
  via: AnswerSender['via']
  organization: string
  organizationName: string
  post?: string
  postTitle?: string
  sender: { name: string; position: string; phone: string }
  /** Of a telephone call: when it was, and the account that wrote it down. */
  call?: { at: Date; takenBy: string }
  lines: ReceiptLine[]
}

export const replyReceipts = (db: mongo.Db): mongo.Collection<ReplyReceipt> =>
  db.collection<ReplyReceipt>('reply-receipts')

const DUPLICATE_KEY = 11000

/** @returns the receipt of that sending, `undefined` when there is none. */
export async function findReceipt(
  db: mongo.Db,
  where: { key: string } | { number: string; group: string },
): Promise<ReplyReceipt | undefined> {
  return (await replyReceipts(db).findOne(where)) ?? undefined
}

/** @returns the receipts of one question, newest first. */
export async function receiptsOf(db: mongo.Db, group: string, since?: Date): Promise<ReplyReceipt[]> {
  return replyReceipts(db)
    .find({ group, ...(since ? { at: { $gte: since } } : {}) })
    .sort({ at: -1 })
    .toArray()
}

/** Writes a receipt with a number of its own. @returns it, or the one that was written for the same sending before */
export async function writeReceipt(db: mongo.Db, receipt: Omit<ReplyReceipt, '_id' | 'number'>): Promise<ReplyReceipt> {
  const row: ReplyReceipt = { _id: new Types.ObjectId(), number: await nextNumber(db, receipt.at), ...receipt }
  try {
    await replyReceipts(db).insertOne(row)
    return row
  } catch (err) {
    const written = isDuplicate(err) ? await findReceipt(db, { key: receipt.key }) : undefined
    if (!written) throw err
    return written
  }
}

/** Numbers count up within a year of Seoul; one may stay unused. */
async function nextNumber(db: mongo.Db, at: Date): Promise<string> {
  const year = dayOf(at).slice(0, 4)
  const counter = await db
    .collection<{ _id: string; value: number }>('counters')
    .findOneAndUpdate({ _id: `reply-${year}` }, { $inc: { value: 1 } }, { upsert: true, returnDocument: 'after' })
  return `회신-${year}-${String(counter?.value ?? 0).padStart(6, '0')}`
}

const isDuplicate = (err: unknown): boolean => err instanceof Error && 'code' in err && err.code === DUPLICATE_KEY
