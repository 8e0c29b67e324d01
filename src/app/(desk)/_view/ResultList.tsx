import { useEffect, useRef } from 'react'
import type { LookupHit } from '../../../domain/lookup'
import { ResultRow } from './ResultRow'

export const LIST_ID = 'results'

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

  useEffect(() => {
    if (row <= 0) list.current?.scrollTo({ top: 0 })
    else list.current?.children[row]?.scrollIntoView({ block: 'nearest' })
  }, [row, rows])

  return (
    <ul id={LIST_ID} ref={list} role="listbox" aria-label={label} aria-busy={isOld} className="list">
      {rows.map((hit, at) => (
        // By place: a list that comes late puts other words into its rows, and no row moves under the eyes.
        <ResultRow
          key={rowId(at)}
          id={rowId(at)}
          hit={hit}
          at={at}
          of={rows.length}
          read={read}
          isSelected={at === row}
          onOpen={onOpen}
        />
      ))}
    </ul>
  )
}
