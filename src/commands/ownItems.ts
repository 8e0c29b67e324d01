import { Types, type mongo } from 'mongoose'

import { DAY_MS } from '../domain/day'

/** `pin` what an agent keeps at hand, `seen` what they opened, `note` what they wrote down. */
export type OwnItemKind = 'pin' | 'seen' | 'note'

/** A private note. */
export interface OwnNote {
  id: string
  text: string
  /** Of the entry it belongs to, `null` when to none. */
  code: string | null
  at: string
  /** When it ends by itself. */
  expiresAt: string
}

/** A row of `desk-items`. `key` is the code of a pin or of what was seen, a note's own id. */
interface OwnItemRow {
  _id: Types.ObjectId
  user: Types.ObjectId
  kind: OwnItemKind
  key: string
  code?: string
  revision?: number
  text?: string
  at: Date
  expiresAt?: Date
}

export interface OwnItems {
  /** Codes, newest first. */
  pins(): Promise<string[]>
  /** Codes of what was opened last, newest first. */
  recents(): Promise<string[]>
  /** @returns when and in which revision the entry was last opened. */
  seen(code: string): Promise<{ revision: number; at: Date } | undefined>
  see(input: { code: string; revision: number; now: Date }): Promise<void>
  /** @returns whether there was room for it */
  pin(input: { code: string; now: Date }): Promise<boolean>
  unpin(code: string): Promise<void>
  notes(now: Date): Promise<OwnNote[]>
  /** @returns the note; `undefined` when there are too many */
  writeNote(input: { text: string; code: string | null; now: Date }): Promise<OwnNote | undefined>
  note(id: string, now: Date): Promise<OwnNote | undefined>
  dropNote(id: string): Promise<void>
}

export const NOTE_DAYS = 30
/** Long enough to tell somebody who opens an entry once a season what has changed. */
const SEEN_DAYS = 180
const RECENTS = 8
export const MOST_PINS = 20
export const MOST_NOTES = 100

/** @returns one agent's own things. They are nobody else's business: there is no other way to read them. */
export function createOwnItems(db: mongo.Db, userId: string): OwnItems {
  const rows = db.collection<OwnItemRow>('desk-items')
  const user = new Types.ObjectId(userId)
  const later = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY_MS)

  const put = async (kind: OwnItemKind, key: string, fields: Partial<OwnItemRow>): Promise<void> => {
    await rows.updateOne({ user, kind, key }, { $set: fields }, { upsert: true })
  }
  const codesOf = async (kind: OwnItemKind, limit: number): Promise<string[]> => {
    const found = rows.find({ user, kind }).sort({ at: -1 }).limit(limit).project<{ key: string }>({ key: 1 })
    return (await found.toArray()).map(({ key }) => key)
  }
  // The database takes ended notes away once a minute; until then they are left out here.
  const living = (now: Date) => ({ user, kind: 'note' as const, expiresAt: { $gt: now } })

  return {
    pins: () => codesOf('pin', MOST_PINS),
    recents: () => codesOf('seen', RECENTS),
    async seen(code) {
      const row = await rows.findOne({ user, kind: 'seen', key: code })
      return row ? { revision: row.revision ?? 0, at: row.at } : undefined
    },
    see: ({ code, revision, now }) => put('seen', code, { revision, at: now, expiresAt: later(now, SEEN_DAYS) }),
    async pin({ code, now }) {
      const others = await rows.countDocuments({ user, kind: 'pin', key: { $ne: code } })
      if (others >= MOST_PINS) return false
      await put('pin', code, { at: now })
      return true
    },
    async unpin(code) {
      await rows.deleteOne({ user, kind: 'pin', key: code })
    },
    async notes(now) {
      const found = await rows.find(living(now)).sort({ at: -1 }).limit(MOST_NOTES).toArray()
      return found.map(toNote)
    },
    async writeNote({ text, code, now }) {
      if ((await rows.countDocuments(living(now))) >= MOST_NOTES) return undefined
      const _id = new Types.ObjectId()
      const expiresAt = later(now, NOTE_DAYS)
      const row: OwnItemRow = { _id, user, kind: 'note', key: _id.toHexString(), text, at: now, expiresAt }
      if (code) row.code = code
      await rows.insertOne(row)
      return toNote(row)
    },
    async note(id, now) {
      const row = await rows.findOne({ ...living(now), key: id })
      return row ? toNote(row) : undefined
    },
    async dropNote(id) {
      await rows.deleteOne({ user, kind: 'note', key: id })
    },
  }
}

function toNote({ key, text = '', code, at, expiresAt }: mongo.WithId<OwnItemRow>): OwnNote {
  return { id: key, text, code: code ?? null, at: at.toISOString(), expiresAt: (expiresAt ?? at).toISOString() }
}
