import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { LookupHit } from '../../../domain/lookup'
import { ResultRow } from './ResultRow'

export const LIST_ID = 'results'

/** The height of a row at 100 %, in px; see list.css. */
const ROW_PX = 105

/** @returns the id of a row, for aria-activedescendant. */
export function rowId(at: number): string {
  return `result-${at}`
}

interface ResultListProps {
  label: string
  rows: readonly LookupHit[]
  row: number
  read: string
  /** Whether a newer list is on its way or can't be had. */
  isOld: boolean
  onOpen: (at: number) => void
}

export function ResultList({ label, rows, row, read, isOld, onOpen }: ResultListProps) {
  const list = useRef<HTMLUListElement>(null)
  /** Kept by itself: asking the list, or scrolling it to where it is, has the whole page laid out at once. */
  const isScrolled = useRef(false)

  useEffect(() => {
    if (row <= 0 && isScrolled.current) list.current?.scrollTo({ top: 0 })
    else if (row > 0) list.current?.children[row]?.scrollIntoView({ block: 'nearest' })
  }, [row, rows])

  /** As many rows as the screen shows at most; those below are drawn a moment later, when these are there. */
  const [inView] = useState(() => Math.ceil(window.screen.height / ROW_PX))
  const asked = useMemo(() => ({ rows, read }), [rows, read])
  const below = useDeferredValue(asked)
  const drawn = [...rows.slice(0, inView), ...below.rows.slice(inView, rows.length)]

  return (
    <ul
      id={LIST_ID}
      ref={list}
      role="listbox"
      aria-label={label}
      aria-busy={isOld}
      className="list"
      onScroll={(event) => (isScrolled.current = event.currentTarget.scrollTop > 0)}
    >
      {drawn.map((hit, at) => (
        // By place: a list that comes late puts other words into its rows, and no row moves under the eyes.
        <ResultRow
          key={rowId(at)}
          id={rowId(at)}
          hit={hit}
          at={at}
          of={(at < inView ? asked : below).rows.length}
          read={(at < inView ? asked : below).read}
          isSelected={at === row}
          onOpen={onOpen}
        />
      ))}
    </ul>
  )
}
