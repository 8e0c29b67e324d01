import { answeringNow } from '../domain/answeringNow'
import { dayOf } from '../domain/day'
import type { DeskView } from '../domain/deskView'
import { idOf } from '../domain/entryContent'
import type { EntryView } from '../domain/entryView'
import { PUBLISHED_ROW } from '../domain/published'
import { createOwnItems } from '../commands/ownItems'
import { readAidsBeside } from '../search/readAidsBeside'
import { readChanges } from '../search/readChanges'
import { readDutyRooms } from '../search/readDutyRooms'
import { readEntryView } from '../search/readEntryView'
import { readRelated } from '../search/readRelated'
import { COLLECTION_OF } from '../search/source'
import type { CurrentUser } from './currentUser'
import type { Runtime } from './runtime'

type Parts = Pick<Runtime, 'db' | 'clock' | 'holidays'>

/** @returns the published document of that code as this user sees it now; `undefined` when there is none. */
export async function readDeskView(parts: Parts, code: string, user: CurrentUser): Promise<DeskView | undefined> {
  const { db } = parts
  const view = await readEntryView(db, code, dayOf(parts.clock()))
  if (!view) return undefined
  if (view.kind !== 'entry') return { ...view, numberNow: null, related: [], aids: [], changes: null, asOf: null }
  const [beside, changes] = await Promise.all([besideEntry(parts, view), changesFor(parts, view, user)])
  return { ...view, ...beside, changes, asOf: null }
}

async function besideEntry({ db, clock, holidays }: Parts, view: EntryView) {
  const now = new Date(clock())
  const row = await db
    .collection(COLLECTION_OF.entry)
    .findOne(
      { code: view.code, ...PUBLISHED_ROW },
      { projection: { title: 1, category: 1, district: 1, organization: 1 } },
    )
  const [dutyRooms, related, aids, daysOff] = await Promise.all([
    readDutyRooms(db, idOf(row?.organization)),
    row ? readRelated(db, row) : [],
    readAidsBeside(db, view),
    holidays(Number(dayOf(now).slice(0, 4))),
  ])
  return { related, aids, numberNow: answeringNow({ phones: view.phones, dutyRooms, now, holidays: daysOff }) }
}

async function changesFor({ db }: Parts, view: EntryView, user: CurrentUser): Promise<DeskView['changes']> {
  if (user.isService) return null
  const seen = await createOwnItems(db, user.id).seen(view.code)
  return seen ? readChanges(db, view, seen) : null
}
