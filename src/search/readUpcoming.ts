import type { mongo } from 'mongoose'

import { dayOf, type Day } from '../domain/day'
import { PART_LABELS, PART_NAMES, partText, type ProposedParts } from '../domain/entryParts'
import type { UpcomingChange } from '../domain/entryView'
import { lexicalToPlainText } from '../domain/lexicalToPlainText'
import type { RequestKind } from '../domain/refreshRequest'
import { markdownToLexical } from '../exchange/markdownToLexical'

interface ApprovedRow {
  entries: mongo.BSON.ObjectId[]
  state: string
  number: string
  kind: RequestKind
  effectiveOn: Date
  proposed: ProposedParts | null
}

/** @returns what is approved for this entry and waits for its day, the nearest first. */
export async function readUpcoming(db: mongo.Db, entry: mongo.BSON.ObjectId): Promise<UpcomingChange[]> {
  const rows = await db
    .collection<ApprovedRow>('refresh-requests')
    .find({ entries: entry, state: 'approved', effectiveOn: { $type: 'date' } })
    .sort({ effectiveOn: 1 })
    .toArray()
  return rows.map(({ number, kind, effectiveOn, proposed }) => ({
    request: number,
    kind,
    effectiveOn: dayOf(effectiveOn),
    notice: noticeOf(kind, dayOf(effectiveOn)),
    parts: PART_NAMES.filter((part) => proposed && part in proposed).map((part) => ({
      part,
      label: PART_LABELS[part],
      text: part === 'answer' ? plain(proposed?.answer ?? '') : partText(part, proposed ?? {}),
    })),
  }))
}

const plain = (markdown: string): string => lexicalToPlainText(markdownToLexical(markdown)).trimEnd()

function noticeOf(kind: RequestKind, day: Day): string {
  const [, month = '', date = ''] = day.split('-')
  return `${Number(month)}월 ${Number(date)}일부터 ${kind === 'retire' ? '폐지' : '변경'}`
}
