import { useEffect, useState } from 'react'
import type { DeskModel } from '../_state/useDeskModel'

/** A screen reader is told when the typing rests, not at every letter. */
const REST_MS = 600

/** The number of results, to be seen at once and heard when it stands. */
export function ResultCount({ model }: { model: DeskModel }) {
  const { answer } = model.search
  const sentence = answer && !model.isWaiting ? sentenceOf(answer.total, model.rows[0]?.title) : ''
  const [heard, setHeard] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setHeard(sentence), REST_MS)
    return () => clearTimeout(timer)
  }, [sentence])
  return (
    <>
      <span className="count" aria-hidden="true">
        {answer && (
          <>
            결과 <strong>{answer.total.toLocaleString('ko')}</strong>건
          </>
        )}
      </span>
      <span className="visually-hidden" role="status">
        {heard}
      </span>
    </>
  )
}

function sentenceOf(total: number, first: string | undefined): string {
  return total === 0 ? '결과가 없습니다.' : `결과 ${total}건. 첫 번째 ${first ?? ''}`
}
