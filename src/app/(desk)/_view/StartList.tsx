import { useEffect } from 'react'
import type { LookupHit } from '../../../domain/lookup'
import type { StartSection } from '../_state/startRows'
import { LIST_ID, rowId } from './ResultList'
import { ResultRow } from './ResultRow'

interface StartListProps {
  rows: readonly LookupHit[]
  sections: readonly StartSection[]
  row: number
  onOpen: (at: number) => void
}

/** Before the first letter: what is pinned, what was read lately, what everybody asks today. One list for the arrow keys. */
export function StartList({ rows, sections, row, onOpen }: StartListProps) {
  useEffect(() => {
    document.getElementById(rowId(row))?.scrollIntoView({ block: 'nearest' })
  }, [row])

  return (
    <div id={LIST_ID} role="listbox" aria-label="시작 목록" className="list">
      {sections.map(({ name, from }, index) => (
        <ul key={name} role="group" aria-label={name}>
          <li role="presentation" className="column-head" aria-hidden="true">
            {name}
          </li>
          {rows.slice(from, sections[index + 1]?.from).map((hit, at) => (
            <ResultRow
              key={hit.id}
              id={rowId(from + at)}
              hit={hit}
              at={from + at}
              of={rows.length}
              read=""
              isSelected={from + at === row}
              onOpen={onOpen}
            />
          ))}
        </ul>
      ))}
    </div>
  )
}
