import type { mongo } from 'mongoose'

import type { ChangedPart, EntryChanges } from '../domain/deskView'
import { TEXT_PART_NAMES, type LexicalState, type Phone } from '../domain/entry'
import type { EntryView } from '../domain/entryView'
import { lexicalToPlainText } from '../domain/lexicalToPlainText'

const PARTS: readonly ChangedPart[] = ['title', ...TEXT_PART_NAMES, 'answer', 'phones']

/**
 * @returns which parts of an entry read differently from the revision an agent saw; `null` when none does, and for briefs
 *   and aids, which keep no publications.
 */
export async function readChanges(
  db: mongo.Db,
  view: EntryView,
  seen: { revision: number; at: Date },
): Promise<EntryChanges | null> {
  if (view.kind !== 'entry' || seen.revision >= view.revision) return null
  const row = await db.collection('publications').findOne({ code: view.code, revision: seen.revision })
  if (!row) return null
  const before = textsOf(row.body as EntryBody)
  const now = textsOf(view)
  const parts = PARTS.filter((part) => before[part] !== now[part]).map((part) => ({ part, before: before[part] }))
  return parts.length > 0 ? { since: seen.at.toISOString(), parts } : null
}

interface EntryBody {
  answer?: unknown
  phones?: unknown
  [part: string]: unknown
}

function textsOf(body: EntryBody | EntryView): Record<ChangedPart, string> {
  const phones = (body.phones as Partial<Phone>[] | undefined) ?? []
  return Object.fromEntries(
    PARTS.map((part) => {
      if (part === 'answer') return [part, lexicalToPlainText(body.answer as LexicalState).trim()]
      if (part === 'phones') return [part, phones.map(({ name, number }) => `${name ?? ''} ${number ?? ''}`).join('\n')]
      const value: unknown = body[part]
      return [part, typeof value === 'string' ? value.trim() : '']
    }),
  ) as Record<ChangedPart, string>
}
