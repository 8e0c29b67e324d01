import { memo } from 'react'
import { koreanDay } from '../../../domain/day'
import type { LookupHit } from '../../../domain/lookup'
import { markedTitle } from '../_text/markedTitle'
import { Badges } from './Badges'
import { FreshnessBadge } from './FreshnessBadge'
import { Marked } from './Marked'

interface ResultRowProps {
  id: string
  hit: LookupHit
  at: number
  of: number
  /** The question as it was read, for the marks in the title. */
  read: string
  isSelected: boolean
  onOpen: (at: number) => void
}

export const ResultRow = memo(function ResultRow({ id, hit, at, of, read, isSelected, onOpen }: ResultRowProps) {
  return (
    <li
      id={id}
      role="option"
      aria-selected={isSelected}
      aria-posinset={at + 1}
      aria-setsize={of}
      className="row"
      // The box keeps the focus: pressing the mouse on a row must not take it away before the click opens it.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onOpen(at)}
    >
      <span className="row-head">
        <span className="row-title">
          <Marked parts={markedTitle(hit.title, read)} />
        </span>
        <FreshnessBadge freshness={hit.freshness} />
      </span>
      <span className="row-snippet">
        <Marked parts={hit.snippet} />
      </span>
      <span className="row-meta">
        <Badges {...hit} />
        <span className="row-organization">{hit.organization}</span>
        {hit.checkedAt && <span className="row-date">{koreanDay(hit.checkedAt)}</span>}
      </span>
    </li>
  )
})
