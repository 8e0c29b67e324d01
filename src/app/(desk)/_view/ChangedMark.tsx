/** Beside a part that reads differently from when this agent last opened it; what it said then lies below the word. */
export function ChangedMark({ before }: { before: string | undefined }) {
  if (before === undefined) return null
  return (
    <details className="changed">
      <summary>
        바뀜<span className="visually-hidden"> — 이전 내용 보기</span>
      </summary>
      <div className="changed-before">{before || '비어 있었습니다.'}</div>
    </details>
  )
}
