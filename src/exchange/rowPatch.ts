import type { Day } from '../domain/day'
import type { EntryContent, Phone } from '../domain/entry'

/** What a phone column says: all numbers of its kind, or, when it is one bare number, the first of them alone. */
export interface PhonesRead {
  phones: Phone[]
  onlyFirst: boolean
}

/** What each column's cell says. An empty cell says empty; `checkedAt` cannot be emptied and stays as it was then. */
export interface CellValues extends Omit<EntryContent, 'phones' | 'checkedAt'> {
  phone: PhonesRead
  transferPhone: PhonesRead
  afterHoursPhone: PhonesRead
  checkedAt: Day | undefined
}

/** A row of the table: the columns that the file has; what is not in it stays as it was. */
export type RowPatch = Partial<CellValues> & { code: string }
