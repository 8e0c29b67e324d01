import { memo } from 'react'
import type { DeskQuery } from '../_api/lookup'
import type { DeskMove } from '../_state/deskPlace'
import type { SearchState } from '../_state/SearchLine'
import { Icon } from './Icon'
import { Keys } from './Keys'

interface QueryNotesProps {
  query: DeskQuery
  search: SearchState
  onMove: (move: DeskMove) => void
}

/** How the question was understood, each with the way back. */
export const QueryNotes = memo(function QueryNotes({ query, search, onMove }: QueryNotesProps) {
  const read = search.answer?.query
  if (!read) return null
  const foundDistrict = query.district === null ? read.district : null
  return (
    <div className="notes">
      {foundDistrict && (
        <span className="chip">
          질문에서 찾은 자치구: <strong>{foundDistrict}</strong>
          <button
            type="button"
            aria-label={`${foundDistrict} 조건 빼고 찾기`}
            aria-keyshortcuts="Alt+0"
            onClick={() => onMove({ type: 'readDistrict', on: false })}
          >
            <Icon name="close" size={14} />
          </button>
          <Keys combo="Alt+0" />
        </span>
      )}
      {read.organization && (
        <span className="chip">
          질문에서 찾은 담당부서: <strong>{read.organization}</strong>
          <button
            type="button"
            aria-label={`${read.organization} 조건 빼고 찾기`}
            onClick={() => onMove({ type: 'readOrganization', on: false })}
          >
            <Icon name="close" size={14} />
          </button>
        </span>
      )}
      {!query.readOrganization && (
        <span className="note">
          담당부서로 좁히지 않고 찾았습니다.
          <button type="button" className="text-button" onClick={() => onMove({ type: 'readOrganization', on: true })}>
            담당부서로 좁히기
          </button>
        </span>
      )}
      {!query.readDistrict && (
        <span className="note">
          적은 말 그대로 찾았습니다.
          <button type="button" className="text-button" onClick={() => onMove({ type: 'readDistrict', on: true })}>
            자치구로 좁히기
          </button>
        </span>
      )}
      {read.districtCandidates.length > 0 && (
        <span className="candidates" role="group" aria-label="어느 자치구인지 고르기">
          여러 구에 있는 이름입니다
          {read.districtCandidates.map((district) => (
            <button
              key={district}
              type="button"
              className="button button--small"
              onClick={() => onMove({ type: 'filtered', filters: { district } })}
            >
              {district}
            </button>
          ))}
        </span>
      )}
      {read.rewrites.includes('keyboard') && <span className="note">한글로 바꾸어 찾은 말: ‘{read.read}’</span>}
    </div>
  )
})
