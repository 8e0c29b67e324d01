import { Keys } from './Keys'
import { SidePanel } from './SidePanel'

/** A key, the single letter that does the same outside fields, what it does. */
type KeyHelp = readonly [combo: string, does: string, letter?: string]

const GROUPS: readonly { name: string; keys: readonly KeyHelp[] }[] = [
  {
    name: '통화',
    keys: [
      ['Ctrl+K', '새 통화 시작', 'n'],
      ['Ctrl+Shift+K', '자치구를 두고 새 통화 시작', 'Shift+n'],
      ['Ctrl+[+]', '이 통화에서 연 답변 사이 옮기기', '1+2+3'],
      ['Ctrl+E', '긴급 번호 112, 119와 응대 카드', 'e'],
      ['Ctrl+1 ~ 9', '응대 카드 바로 열기'],
    ],
  },
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
    name: '자치구와 범위',
    keys: [
      ['Ctrl+G', '자치구 고르기. 답변을 읽는 중이면 그 구의 답변으로 바꾸기', 'g'],
      ['Ctrl+B', '다른 자치구와 비교', 'b'],
      ['Alt+2', '분류 고르기'],
      ['Alt+3', '현행화 상태 고르기'],
      ['Alt+0', '조건 모두 빼기'],
    ],
  },
  {
    name: '복사와 기록',
    keys: [
      ['Ctrl+Enter', '기준일과 함께 답변 복사', 'c'],
      ['Ctrl+Shift+Enter', '문자 복사', 's'],
      ['Ctrl+I', '상담이력용 복사(관리번호·상담유형코드·제목)', 'i'],
      ['Ctrl+D', '자료 고정하고 풀기', 'p'],
      ['Ctrl+M', '내 메모', 'm'],
    ],
  },
  {
    name: '공지와 의견',
    keys: [
      ['Ctrl+J', '진행 중인 공지와 꼭 읽을 자료, 다시 누르면 다음', 'j'],
      ['Ctrl+U', '보는 동안 바뀐 답변을 새 내용으로', 'u'],
      ['Ctrl+Shift+F', '자료 의견 알리기, 내가 알린 것', 'f'],
      ['Ctrl+Shift+E', '긴급공지 알리기(상담팀장)'],
    ],
  },
  { name: '도움말', keys: [['Ctrl+/', '단축키 보기', '?']] },
]

/** The keys, beside the answer: they can be tried while they are read. */
export function HelpPanel({ onClose }: { onClose: () => void }) {
  return (
    <SidePanel title="단축키" isWide onClose={onClose}>
      <div className="help">
        {GROUPS.map((group) => (
          <section key={group.name}>
            <h3>{group.name}</h3>
            <dl>
              {group.keys.map(([combo, does, letter]) => (
                <div key={combo}>
                  <dt>
                    <Keys combo={combo} />
                    <span className="visually-hidden">{combo}</span>
                  </dt>
                  <dd>
                    {does}
                    {letter && (
                      <span className="help-letter">
                        <Keys combo={letter} />
                        <span className="visually-hidden">또는 {letter}</span>
                      </span>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="dialog-note">오른쪽의 한 글자 키는 입력 칸 밖에서만 듣습니다. 내 정보에서 끄고 켤 수 있습니다.</p>
    </SidePanel>
  )
}
