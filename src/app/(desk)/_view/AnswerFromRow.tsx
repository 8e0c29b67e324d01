import type { LookupHit } from '../../../domain/lookup'
import { Badges } from './Badges'
import { FreshnessBadge } from './FreshnessBadge'
import { Marked } from './Marked'

/** What the list knows of an answer, while the answer itself can't be had: enough to name whom to ask. */
export function AnswerFromRow({ hit }: { hit: LookupHit }) {
  return (
    <article className="answer answer--row" aria-labelledby="row-answer-title">
      <div className="answer-badges">
        <Badges {...hit} />
        <FreshnessBadge freshness={hit.freshness} />
      </div>
      <h2 id="row-answer-title">{hit.title}</h2>
      <p className="answer-checked">목록에 있는 내용입니다.</p>
      <p className="answer-row-text">
        <Marked parts={hit.snippet} />
      </p>
      <p className="answer-row-office">
        {hit.organization} {hit.phone && <strong>{hit.phone}</strong>}
      </p>
    </article>
  )
}
