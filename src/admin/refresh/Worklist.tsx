import type { WorklistRow } from '../../commands/refresh/worklistRow'
import { koreanDay } from '../../domain/day'
import { officialLetter } from '../../domain/refresh/officialLetter'
import type { Worklists } from './readRefreshPage'

const REASONS = {
  empty: '정담당이 비어 있음',
  inactive: '정담당이 자리를 옮김',
  bounced: '정담당의 메일이 되돌아옴',
  noPost: '담당업무가 없음',
} as const

type Late = Extract<WorklistRow, { kind: 'late' }>
type Unassigned = Extract<WorklistRow, { kind: 'unassigned' }>

interface Input {
  worklists: Worklists
  /** Id of the post whose 공문 is shown. */
  letterOf: string
  contact: { name: string; phone: string }
}

/** 담당 미지정, and what nobody answered for 30 business days with the 공문 to send. */
export function Worklist({ worklists, letterOf, contact }: Input) {
  const { day, rows, organizations, posts } = worklists
  const nameOf = ({ organization, post }: WorklistRow): string =>
    [organizations.get(organization), post && posts.get(post)].filter(Boolean).join(' · ')
  const unassigned = rows.filter((row): row is Unassigned => row.kind === 'unassigned')
  const late = rows.filter((row): row is Late => row.kind === 'late')
  return (
    <section aria-label="챙길 것">
      <h2>담당 미지정 {unassigned.length.toLocaleString('ko-KR')}</h2>
      {day && <p>{koreanDay(day)} 점검 결과입니다.</p>}
      {unassigned.length > 0 && (
        <table className="ieum-table">
          <thead>
            <tr>
              <th scope="col">부서 · 담당업무</th>
              <th scope="col">까닭</th>
              <th scope="col">자료</th>
              <th scope="col">지금 받는 사람</th>
            </tr>
          </thead>
          <tbody>
            {unassigned.map((row) => (
              <tr key={row._id.toHexString()}>
                <td>{row.post ? <a href={`/admin/collections/posts/${row.post}`}>{nameOf(row)}</a> : nameOf(row)}</td>
                <td>{REASONS[row.reason]}</td>
                <td>{row.entries}건</td>
                <td>{row.isCovered ? '상급자' : <strong className="ieum-late">없음</strong>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h2>30일 미회신 {late.length.toLocaleString('ko-KR')}</h2>
      {late.length === 0 && <p className="ieum-none">30근무일 동안 답하지 않은 곳이 없습니다.</p>}
      <ul className="ieum-late-posts">
        {late.map((row) => (
          <li key={row._id.toHexString()}>
            {nameOf(row)}: {row.entries.length}건 · <a href={`/admin/refresh?letter=${row.post}#letter`}>공문 초안</a>
            {row.post === letterOf && (
              <Letter
                contact={contact}
                organization={organizations.get(row.organization) ?? ''}
                post={posts.get(row.post) ?? ''}
                row={row}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Letter(input: { row: Late; organization: string; post: string; contact: Input['contact'] }) {
  const { row, organization, post, contact } = input
  const { to, title, body } = officialLetter({
    organization,
    post,
    entries: row.entries,
    occasion: 'overdue',
    contact,
  })
  return (
    <div id="letter">
      <p>
        수신: {to}
        <br />
        제목: {title}
      </p>
      <textarea aria-label="공문 본문" cols={90} defaultValue={body} readOnly rows={16} />
    </div>
  )
}
