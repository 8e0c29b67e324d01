import { randomUUID } from 'node:crypto'

import type { mongo } from 'mongoose'

import type { AnswerKind } from '../../domain/reply/officerAnswer'
import type { FactName } from '../../domain/reply/factsToConfirm'

/** What was chosen for one entry and not sent yet. Lies on the server, so that files and long texts are sent once. */
export interface ReplyChoice {
  entry: string
  /** The revision the page showed. */
  revision: number
  kind: AnswerKind | 'later'
  /** The facts that were confirmed. */
  facts: FactName[]
  /** The fields of the form behind `kind`, as they were written. */
  fields: Record<string, string>
  /** Ids of evidence files. */
  evidence: string[]
}

interface ChoiceRow extends ReplyChoice {
  _id: string
  visit: string
  updatedAt: Date
}

/** One row a visit: what is sent next carries this nonce, and nothing is sent twice under one. */
interface VisitRow {
  _id: string
  nonce: string
  updatedAt: Date
}

export interface ReplyDraft {
  /** `undefined` until something was chosen. */
  nonce: string | undefined
  /** By entry. */
  choices: Map<string, ReplyChoice>
}

const choices = (db: mongo.Db): mongo.Collection<ChoiceRow> => db.collection<ChoiceRow>('reply-drafts')
const visits = (db: mongo.Db): mongo.Collection<VisitRow> => db.collection<VisitRow>('reply-drafts')

/** @returns what was chosen at this visit so far. */
export async function readReplyDraft(db: mongo.Db, visit: string): Promise<ReplyDraft> {
  const head = await visits(db).findOne({ _id: visit })
  const rows = await choices(db).find({ visit }).toArray()
  return {
    nonce: head?.nonce,
    choices: new Map(rows.map(({ _id, visit: _visit, updatedAt: _at, ...choice }) => [choice.entry, choice])),
  }
}

/** Keeps what was chosen; the nonce stays the one that is there. */
export async function keepReplyChoices(input: {
  db: mongo.Db
  visit: string
  chosen: readonly ReplyChoice[]
  now: Date
}): Promise<void> {
  const { db, visit, chosen, now } = input
  if (chosen.length > 0)
    await choices(db).bulkWrite(
      chosen.map((choice) => ({
        replaceOne: {
          filter: { _id: `${visit}:${choice.entry}` },
          replacement: { ...choice, visit, updatedAt: now },
          upsert: true,
        },
      })),
    )
  await visits(db).updateOne(
    { _id: visit },
    { $setOnInsert: { nonce: randomUUID() }, $set: { updatedAt: now } },
    { upsert: true },
  )
}

/** Forgets what has been sent, and makes the next sending another one. */
export async function settleReplyDraft(input: {
  db: mongo.Db
  visit: string
  nonce: string
  sent: readonly string[]
}): Promise<void> {
  const { db, visit, nonce, sent } = input
  const { deletedCount } = await visits(db).deleteOne({ _id: visit, nonce })
  if (deletedCount > 0) await choices(db).deleteMany({ _id: { $in: sent.map((entry) => `${visit}:${entry}`) } })
}
