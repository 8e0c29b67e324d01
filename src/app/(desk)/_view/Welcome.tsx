import { Keys } from './Keys'

const KEYS: readonly (readonly [string, string])[] = [
  ['↑+↓', '결과 고르기'],
  ['Enter', '답변 열기'],
  ['Ctrl+Enter', '기준일과 함께 답변 복사'],
  ['Esc', '검색창으로 돌아가기'],
  ['Ctrl+G', '자치구 고르기'],
  ['Ctrl+K', '새 통화 시작'],
  ['Ctrl+/', '모든 단축키 보기'],
]

/** The pane before the first letter. */
export function Welcome() {
  return (
    <div className="welcome">
      <h2>무엇을 찾아 드릴까요?</h2>
      <p>글자를 적는 동안 결과가 나옵니다. 마우스 없이 끝까지 쓸 수 있습니다.</p>
      <dl className="welcome-keys">
        {KEYS.map(([combo, does]) => (
          <div key={combo}>
            <dt>
              <Keys combo={combo} />
              <span className="visually-hidden">{combo}</span>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
