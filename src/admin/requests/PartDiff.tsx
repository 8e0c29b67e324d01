import { PART_LABELS } from '../../domain/entryParts'
import type { PartDifference } from '../../domain/threeWay'
import { wordDiff } from '../../domain/wordDiff'

/** A text with what was taken out of another one struck through and what was put in marked. */
function Diff({ before, after }: { before: string; after: string }) {
  const pieces = wordDiff(before, after)
  if (pieces.length === 0) return <p className="ieum-none">비어 있음</p>
  return (
    <p className="ieum-diff">
      {pieces.map(({ text, kind }, index) => {
        if (kind === 'added') return <ins key={index}>{text}</ins>
        return kind === 'removed' ? <del key={index}>{text}</del> : <span key={index}>{text}</span>
      })}
    </p>
  )
}

const STATES: Record<PartDifference['state'], string> = {
  apply: '',
  already: '이미 같은 내용입니다',
  conflict: '양쪽에서 다르게 고쳤습니다',
  kept: '요청 뒤에 바뀐 곳이며 그대로 둡니다',
}

/** One part of an entry: now against proposed; where the text has moved on, also what was changed meanwhile. */
export function PartDiff({ difference }: { difference: PartDifference }) {
  const { part, base, current, proposed, state } = difference
  const hasMoved = base !== current
  return (
    <section className={`ieum-part ieum-part-${state}`}>
      <h3>
        {PART_LABELS[part]} {STATES[state] && <em>{STATES[state]}</em>}
      </h3>
      {hasMoved && (
        <div className="ieum-column">
          <h4>요청 뒤에 바뀐 내용</h4>
          <Diff after={current} before={base} />
        </div>
      )}
      {state !== 'kept' && (
        <div className="ieum-column">
          {hasMoved && <h4>지금 내용에서 요청한 내용으로</h4>}
          <Diff after={proposed} before={current} />
        </div>
      )}
    </section>
  )
}
