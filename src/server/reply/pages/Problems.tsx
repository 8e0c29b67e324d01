import type { FieldProblem } from '../../../commands/reply/choiceToAnswer'

/** What keeps a form from being taken, above it; read out first. */
export function Problems({ problems, children }: { problems: readonly FieldProblem[]; children?: string }) {
  if (problems.length === 0) return null
  return (
    <div className="problems" role="alert">
      <p>
        <strong>{children ?? '아직 보내지 않았습니다. 아래를 확인해 주세요. 쓰신 글은 그대로 있습니다.'}</strong>
      </p>
      <ul>
        {problems.map(({ field, reason }) => (
          <li key={`${field} ${reason}`}>
            <a href={`#${field}`}>{reason}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
