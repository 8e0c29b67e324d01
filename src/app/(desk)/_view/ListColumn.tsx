import type { DeskModel } from '../_state/useDeskModel'
import { useSlow } from '../_state/useSlow'
import { NothingFound } from './NothingFound'
import { ProblemBanner } from './ProblemBanner'
import { ResultList } from './ResultList'
import { StartHints } from './StartHints'
import { StartList } from './StartList'

interface ListColumnProps {
  model: DeskModel
  onOpen: (at: number) => void
  onTry: (text: string) => void
  onUnfilter: () => void
  onFlag: () => void
}

/** The left side in each of its states; its frame never changes size. */
export function ListColumn({ model, onOpen, onTry, onUnfilter, onFlag }: ListColumnProps) {
  const { search, rows, isStart } = model
  const isLate = useSlow(model.isWaiting)
  const isOld = search.problem !== null || isLate
  const answer = search.answer
  return (
    <div className="column" data-late={(isLate && !search.problem) || undefined}>
      <div className="progress" aria-hidden="true" />
      {!answer && <ProblemBanner search={search} isWaiting={model.isWaiting} onRetry={model.retry} />}
      <div className={isOld ? 'column-body is-old' : 'column-body'}>
        {isStart && rows.length === 0 && <StartHints onTry={onTry} />}
        {isStart && rows.length > 0 && (
          <StartList rows={rows} sections={model.sections} row={model.row} onOpen={onOpen} />
        )}
        {answer && rows.length === 0 && (
          <NothingFound
            query={model.place.query}
            district={answer.query.district}
            onUnfilter={onUnfilter}
            onFlag={onFlag}
          />
        )}
        {!isStart && rows.length > 0 && (
          <ResultList
            label="검색 결과"
            rows={rows}
            row={model.row}
            read={answer?.query.read ?? ''}
            isOld={isOld}
            onOpen={onOpen}
          />
        )}
        {!answer && !isStart && isLate && !search.problem && <ListSkeleton />}
      </div>
      {/* At the foot, so that no row moves. */}
      {answer && <ProblemBanner search={search} isWaiting={model.isWaiting} onRetry={model.retry} />}
      {answer && answer.total > rows.length && !search.problem && (
        <p className="column-more">
          {answer.total.toLocaleString('ko')}건 가운데 {rows.length}건입니다. 낱말을 더하면 좁혀집니다.
        </p>
      )}
    </div>
  )
}

function ListSkeleton() {
  return (
    <div className="skeleton" aria-hidden="true">
      {[72, 58, 66, 80, 61].map((width) => (
        <div key={width} className="skeleton-row">
          <span style={{ width: `${width}%` }} />
          <span style={{ width: '95%' }} />
          <span style={{ width: '40%' }} />
        </div>
      ))}
    </div>
  )
}
