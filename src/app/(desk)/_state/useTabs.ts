import { useMemo } from 'react'
import type { DeskView } from '../../../domain/deskView'
import type { OpenTab } from './deskPlace'
import type { EntryShelf } from './EntryShelf'

export interface AnswerTab {
  code: string
  title: string
  district: string | null
}

/** @returns the answers opened in this call with their titles; `shown` is the newest one the shelf has taken in. */
export function useTabs(open: readonly OpenTab[], shelf: EntryShelf, shown: DeskView | null): readonly AnswerTab[] {
  return useMemo(
    () =>
      open.map(({ code }) => {
        const { title, district } = (shown?.code === code ? shown : shelf.peek(code)) ?? { title: code, district: null }
        return { code, title, district }
      }),
    [open, shelf, shown],
  )
}
