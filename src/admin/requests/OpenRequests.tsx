import type { OpenRequest } from '../../commands/requests/readOpenRequests'
import { REQUEST_STATES } from '../../domain/refreshRequest'

/** What others have open on the same entries; nothing when there is none. */
export function OpenRequests({ open }: { open: readonly OpenRequest[] }) {
  if (open.length === 0) return null
  return (
    <div className="ieum-warning" role="status">
      이 자료에 열린 요청이 {open.length}건 있습니다. 같은 내용이면 그 요청을 이어 처리해 주세요.
      <ul>
        {open.map(({ id, number, title, state }) => (
          <li key={id}>
            <a href={`/admin/requests/${id}`}>
              {number} {title} ({REQUEST_STATES[state]})
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
