import type { DeskQuery } from '../_api/lookup'
import { categoryLabel } from '../_text/categoryTree'
import { FRESHNESS_LABELS } from '../_text/labels'
import { Keys } from './Keys'

interface NothingFoundProps {
  query: DeskQuery
  /** The district that filters, asked for or found in the question. */
  district: string | null
  onUnfilter: () => void
  onFlag: () => void
}

/** Zero results: what narrows the search, what else to type, whom to tell. */
export function NothingFound({ query, district, onUnfilter, onFlag }: NothingFoundProps) {
  const filters = [
    district,
    query.category && categoryLabel(query.category),
    query.freshness && FRESHNESS_LABELS[query.freshness],
  ].filter(Boolean)
  return (
    <div className="nothing">
      <h2>{query.q.trim() ? `‘${query.q.trim()}’에 맞는 자료가 없습니다` : '조건에 맞는 자료가 없습니다'}</h2>
      {filters.length > 0 && (
        <div className="nothing-filters">
          <p>
            걸린 조건: <strong>{filters.join(', ')}</strong>
          </p>
          <button type="button" className="button button--primary" aria-keyshortcuts="Alt+0" onClick={onUnfilter}>
            조건 없이 찾기
            <Keys combo="Alt+0" />
          </button>
        </div>
      )}
      <ul>
        <li>낱말 수를 줄여 보세요. 한두 낱말이면 됩니다.</li>
        <li>시민이 쓰는 말과 행정에서 쓰는 말을 바꾸어 보세요. 예: 복비, 중개보수</li>
        <li>부서 이름이나 관리번호로도 찾을 수 있습니다.</li>
      </ul>
      <p className="nothing-tell">
        있어야 할 자료가 없으면 알려 주세요.
        <button type="button" className="button" aria-keyshortcuts="Control+Shift+F" onClick={onFlag}>
          자료 없음 알리기
          <Keys combo="Ctrl+Shift+F" />
        </button>
      </p>
    </div>
  )
}
