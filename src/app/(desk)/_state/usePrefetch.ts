import { useEffect } from 'react'
import type { LookupHit } from '../../../domain/lookup'
import type { EntryShelf } from './EntryShelf'

/** Only when the typing has stopped: nobody reads the neighbours of a list that is about to change. */
const IDLE_MS = 250

/** Has the answers of the rows around the highlighted one ready. */
export function usePrefetch(shelf: EntryShelf, rows: readonly LookupHit[], row: number): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const hit of [rows[row + 1], rows[row + 2], rows[row - 1]]) if (hit) shelf.prefetch(hit.code)
    }, IDLE_MS)
    return () => clearTimeout(timer)
  }, [shelf, rows, row])
}
