import { useEffect, useState } from 'react'
import type { SearchState } from '../_state/SearchLine'
import { PROBLEM_TEXT } from '../_text/problemText'
import { Icon } from './Icon'

interface ProblemBannerProps {
  search: SearchState
  /** Whether the list answers an earlier question. */
  isWaiting: boolean
  onRetry: () => void
}

/** A search that failed: what happened, what the list still shows, when it is tried again. */
export function ProblemBanner({ search, isWaiting, onRetry }: ProblemBannerProps) {
  const seconds = useSecondsTo(search.retryAt)
  const problem = search.problem
  if (!problem || problem.kind === 'signedOut') return null
  const before = search.answer?.query.raw.trim()
  return (
    <div className="banner" role="alert">
      <Icon name={problem.kind === 'busy' ? 'due' : 'offline'} size={20} />
      <div>
        <p>{PROBLEM_TEXT[problem.kind]}</p>
        {before && isWaiting && <p>지금 보이는 목록은 ‘{before}’의 결과입니다.</p>}
        {(problem.kind === 'network' || problem.kind === 'down') && (
          <p>앞서 본 답변, 112·119와 응대 카드(Ctrl+E)는 그대로 볼 수 있습니다.</p>
        )}
        {search.retryAt !== null && (
          <p className="banner-retry">
            {/* The seconds tick: only the sentence is read aloud, once. */}
            <span aria-hidden="true">{seconds > 0 ? `${seconds}초 뒤 다시 찾습니다.` : '다시 찾고 있습니다.'}</span>
            <button type="button" className="button button--small" onClick={onRetry}>
              지금 다시 찾기
            </button>
          </p>
        )}
      </div>
    </div>
  )
}

function useSecondsTo(at: number | null): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    if (at === null) return
    const count = (): void => setSeconds(Math.max(0, Math.ceil((at - Date.now()) / 1000)))
    count()
    const timer = setInterval(count, 250)
    return () => clearInterval(timer)
  }, [at])
  return seconds
}
