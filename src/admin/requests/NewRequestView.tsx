import type { AdminViewServerProps } from 'payload'

import { REQUEST_STATES } from '../../domain/refreshRequest'
import { isEditor, isOfficer, organizationOf } from '../../policies/roles'
import { StaffPage, viewerOf } from '../StaffPage'
import { NewRequestForm } from './NewRequestForm'
import { readNewRequest, type NewRequestEntry } from './readNewRequest'
import './requests.css'

/** /admin/requests/new?entry=CODE: writes a request; what is open on the entry already is shown first. */
export async function NewRequestView(view: AdminViewServerProps) {
  const viewer = viewerOf(view, '/requests/new')
  const isStaff = isEditor(viewer)
  const mayWrite = isStaff || (isOfficer(viewer) && organizationOf(viewer) !== undefined)
  const asked = view.searchParams?.entry
  const code = typeof asked === 'string' ? asked.trim() : ''
  const entry =
    mayWrite && code
      ? await readNewRequest({
          payload: view.initPageResult.req.payload,
          code,
          organization: isStaff ? undefined : organizationOf(viewer),
        })
      : undefined
  return (
    <StaffPage allowed={() => mayWrite} view={view} viewer={viewer}>
      <p>
        <a href="/admin/requests">← 현행화 요청</a>
      </p>
      <h1>{isStaff ? '현행화 요청 쓰기' : '변경 통보 쓰기'}</h1>
      <form className="ieum-form" method="get">
        <label>
          관리번호
          <input autoFocus={!entry} defaultValue={code} name="entry" required type="text" />
        </label>
        <button className="ieum-button" type="submit">
          자료 불러오기
        </button>
      </form>
      {code && !entry && <p role="alert">게시 중인 자료 가운데 없습니다. 관리번호를 확인해 주세요.</p>}
      {entry && <OpenRequests entry={entry} />}
      {entry && <NewRequestForm entry={entry} isStaff={isStaff} key={entry.id} />}
    </StaffPage>
  )
}

function OpenRequests({ entry: { open } }: { entry: NewRequestEntry }) {
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
