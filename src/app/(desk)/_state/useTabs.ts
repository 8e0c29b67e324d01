import { useMemo } from 'react'
import type { DeskView } from '../../../domain/deskView'
import type { LookupHit } from '../../../domain/lookup'
import type { OpenTab } from './deskPlace'
import type { EntryShelf } from './EntryShelf'

export interface AnswerTab {
  code: string
  title: string
  district: string | null
}

interface TabParts {
  shelf: EntryShelf
  /** The newest answer the shelf has taken in. */
  shown: DeskView | null
  /** The list, which knows the title of an answer that has not come yet. */
  rows: readonly LookupHit[]
}

/** @returns the answers opened in this call with their titles. */
export function useTabs(open: readonly OpenTab[], { shelf, shown, rows }: TabParts): readonly AnswerTab[] {
  return useMemo(
    () =>
      open.map(({ code }) => {
        const known = (shown?.code === code ? shown : shelf.peek(code)) ?? rows.find((hit) => hit.code === code)
        return { code, title: known?.title ?? code, district: known?.district ?? null }
      }),
    [open, shelf, shown, rows],
  )
}
