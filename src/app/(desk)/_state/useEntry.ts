import { useEffect, useState } from 'react'
import type { DeskView } from '../../../domain/deskView'
import { DeskError } from '../_api/DeskError'
import type { EntryShelf } from './EntryShelf'

/** While the arrow keys run through the list, answers that nobody stops at are not asked for. */
const SETTLE_MS = 40
const RETRY_MS = [1_000, 2_000, 4_000, 8_000]

export interface ShownEntry {
  /** The answer on the screen: the wanted one, or the one before until it is there. */
  entry: DeskView | null
  /** Why the wanted one could not be asked for just now; it is tried again by itself. */
  problem: DeskError | null
}

const NOTHING: ShownEntry = { entry: null, problem: null }

/** @returns the answer for `code`, kept current; `attempt` changes when a failed one is to be asked for at once. */
export function useEntry(shelf: EntryShelf, code: string | null, attempt: number): ShownEntry {
  const [shown, setShown] = useState(NOTHING)

  useEffect(() => {
    if (code === null) return setShown(NOTHING)
    const known = shelf.peek(code)
    setShown((before) => {
      const isStill = known !== undefined && before.entry?.code === code
      return showing(before, known ?? before.entry, isStill ? before.problem : null)
    })
    if (shelf.isCurrent(code)) return setShown((before) => showing(before, known ?? null, null))
    let timer: ReturnType<typeof setTimeout>
    let failures = 0
    let wanted = true
    const load = (): void => {
      shelf.load(code).then(
        (entry) => wanted && setShown((before) => showing(before, entry, null)),
        (error: unknown) => {
          if (!wanted) return
          const problem = problemOf(error)
          setShown((before) => ({ entry: before.entry, problem }))
          if (problem.mayPass) timer = setTimeout(load, RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)])
        },
      )
    }
    timer = setTimeout(load, SETTLE_MS)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [shelf, code, attempt])

  return shown
}

/** @returns `before` when it shows just that, so that nothing is drawn again. */
function showing(before: ShownEntry, entry: DeskView | null, problem: DeskError | null): ShownEntry {
  return before.entry === entry && before.problem === problem ? before : { entry, problem }
}

function problemOf(error: unknown): DeskError {
  return error instanceof DeskError ? error : new DeskError('down')
}
