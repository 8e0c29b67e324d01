import { Dialog } from './Dialog'
import { Keys } from './Keys'

const GROUPS: readonly { name: string; keys: readonly (readonly [string, string])[] }[] = [
  {
    name: '찾기',
    keys: [
      ['↑+↓', '결과 고르기'],
      ['Enter', '답변 열고 읽기'],
      ['Esc', '검색창으로 돌아가 고쳐 적기'],
      ['PageUp+PageDown', '검색창에서 답변 넘겨 보기'],
      ['Alt+↑+↓', '읽는 중에 앞뒤 답변 보기'],
    ],
  },
  {
    name: '복사',
    keys: [
      ['Ctrl+Enter', '기준일과 함께 답변 복사'],
      ['Ctrl+Shift+Enter', '문자내용 복사'],
    ],
  },
  {
    name: '범위',
    keys: [
      ['Alt+1', '자치구 고르기'],
      ['Alt+2', '분류 고르기'],
      ['Alt+3', '현행화 상태 고르기'],
      ['Alt+0', '조건 모두 빼기'],
    ],
  },
  { name: '도움말', keys: [['Ctrl+/', '단축키 보기']] },
]

export function HelpDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="단축키" onClose={onClose}>
      <div className="help">
        {GROUPS.map((group) => (
          <section key={group.name}>
            <h3>{group.name}</h3>
            <dl>
              {group.keys.map(([combo, does]) => (
                <div key={combo}>
                  <dt>
                    <Keys combo={combo} />
                    <span className="visually-hidden">{combo}</span>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="dialog-note">검색창 밖에서는 ? 키로도 열립니다.</p>
    </Dialog>
  )
}
