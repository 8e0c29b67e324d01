import type { Types, mongo } from 'mongoose'

import type { Brief, Shift } from '../domain/brief'
import type { LexicalState, TextPart } from '../domain/entry'
import { lexicalToPlainText } from '../domain/lexicalToPlainText'
import { PUBLISHED_ROW } from '../domain/published'
import { namesIn } from './names'

/** An 응대 카드 on its fixed key. */
export interface ResponseCard {
  /** A digit. */
  key: string
  code: string
  title: string
  script: string
  body: LexicalState
  bodyText: string
  revision: number
}

type Row = mongo.WithId<mongo.BSON.Document>

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** @returns the published briefs that have not ended before `since`, whether they have begun or not. */
export async function readBriefs(db: mongo.Db, since: Date): Promise<Brief[]> {
  const rows = await db
    .collection('issue-briefs')
    .find({ ...PUBLISHED_ROW, $or: [{ until: null }, { until: { $gt: since } }] })
    .toArray()
  const codes = await namesIn(db, 'entries', 'code', rows.flatMap(entriesOf))
  return rows.map((row) => briefOf(row, codes))
}

function entriesOf(row: Row): string[] {
  const replaced = ((row.replaces as { entry?: Types.ObjectId }[] | undefined) ?? []).map(({ entry }) => entry)
  return [...((row.overlays as Types.ObjectId[] | undefined) ?? []), ...replaced].flatMap((id) =>
    id ? [String(id)] : [],
  )
}

function briefOf(row: Row, codes: ReadonlyMap<string, string>): Brief {
  const body = row.body as LexicalState
  const audience = (row.audience ?? {}) as Record<string, unknown>
  const replaces = (row.replaces ?? []) as { entry?: Types.ObjectId; part?: string; text?: string }[]
  const updates = (row.updates ?? []) as { at?: Date; text?: string }[]
  return {
    id: row._id.toHexString(),
    code: text(row.code),
    kind: row.kind === 'urgent' ? 'urgent' : 'brief',
    title: text(row.title),
    script: text(row.script),
    place: text(row.place),
    body,
    bodyText: lexicalToPlainText(body),
    source: text(row.source),
    transferTo: text(row.transferTo),
    from: (row.from as Date).toISOString(),
    until: row.until instanceof Date ? row.until.toISOString() : null,
    mustRead: row.mustRead === true,
    audience: {
      channels: list(audience.channels),
      menus: list(audience.menus),
      shifts: list(audience.shifts) as Shift[],
      languages: list(audience.languages),
    },
    overlays: ((row.overlays as Types.ObjectId[] | undefined) ?? []).flatMap((id) => codes.get(String(id)) ?? []),
    replaces: replaces.flatMap(({ entry, part, text: instead }) => {
      const code = entry && codes.get(String(entry))
      return code ? [{ entry: code, part: part as TextPart | 'answer', text: text(instead) }] : []
    }),
    updates: updates.flatMap(({ at, text: told }) => (at ? [{ at: at.toISOString(), text: text(told) }] : [])),
    changeNote: text(row.changeNote),
    revision: Number(row.revision ?? 0),
  }
}

/** @returns the published 응대 카드 that lie on a key, by key. */
export async function readResponseCards(db: mongo.Db): Promise<ResponseCard[]> {
  const rows = await db
    .collection('aids')
    .find({ ...PUBLISHED_ROW, series: 'card', key: { $type: 'string', $ne: '' } }, { sort: { key: 1, code: 1 } })
    .toArray()
  return rows.map((row) => ({
    key: text(row.key),
    code: text(row.code),
    title: text(row.title),
    script: text(row.script),
    body: row.body as LexicalState,
    bodyText: lexicalToPlainText(row.body as LexicalState),
    revision: Number(row.revision ?? 0),
  }))
}
