import { useEffect, useState } from 'react'
import type { DeskView } from '../../../domain/deskView'
import { DeskError } from '../_api/DeskError'
import type { EntryShelf } from './EntryShelf'

/** While the arrow keys run through the list, answers that nobody stops at are not asked for. */
const SETTLE_MS = 40

export interface ShownEntry {
  /** The answer on the screen: the wanted one, or the one before until it is there. */
  entry: DeskView | null
  problem: DeskError | null
}

/** @returns the answer for `code`, kept current; `attempt` changes when a failed one is to be asked for again. */
export function useEntry(shelf: EntryShelf, code: string | null, attempt: number): ShownEntry {
  const [shown, setShown] = useState<ShownEntry>({ entry: null, problem: null })

  useEffect(() => {
    if (code === null) return setShown({ entry: null, problem: null })
    const known = shelf.peek(code)
    if (known) setShown({ entry: known, problem: null })
    if (shelf.isCurrent(code)) return
    let wanted = true
    const show = (next: (before: ShownEntry) => ShownEntry): void => {
      if (wanted) setShown(next)
    }
    const load = (): void => {
      shelf.load(code).then(
        (entry) => show(() => ({ entry, problem: null })),
        (error: unknown) => show((before) => ({ entry: before.entry, problem: problemOf(error) })),
      )
    }
    const timer = setTimeout(load, SETTLE_MS)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [shelf, code, attempt])

  return shown
}

function problemOf(error: unknown): DeskError {
  return error instanceof DeskError ? error : new DeskError('down')
}
