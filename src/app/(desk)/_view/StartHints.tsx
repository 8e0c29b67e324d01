const EXAMPLES: readonly (readonly [string, string])[] = [
  ['여권 재발급', '낱말로 찾기'],
  ['강남구 대형폐기물', '자치구와 함께 찾기'],
  ['ㅈㅁㄷㄹㄷㅂ', '초성으로 찾기'],
  ['durnjs', '한/영을 바꾸지 않고 적어도 됩니다'],
]

/** The list before the first letter, while nothing has been read yet: what can be typed. */
export function StartHints({ onTry }: { onTry: (text: string) => void }) {
  return (
    <div className="start">
      <h2>이렇게 찾을 수 있습니다</h2>
      <ul>
        {EXAMPLES.map(([text, how]) => (
          <li key={text}>
            <button type="button" onClick={() => onTry(text)}>
              <span className="start-text">{text}</span>
              <span className="start-how">{how}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
