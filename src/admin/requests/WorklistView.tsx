import type { AdminViewServerProps } from 'payload'

import { dayOf } from '../../domain/day'
import { isEditor, isOfficer, organizationOf } from '../../policies/roles'
import { StaffPage, viewerOf } from '../StaffPage'
import { readWorklist, SHOWS, type Show } from './readWorklist'
import { Worklist } from './Worklist'
import './requests.css'

/** /admin/requests: what waits for somebody, the latest first; an officer sees their own organization's. */
export async function WorklistView(view: AdminViewServerProps) {
  const viewer = viewerOf(view, '/requests')
  const mayRead = isEditor(viewer) || (isOfficer(viewer) && organizationOf(viewer) !== undefined)
  const asked = view.searchParams?.show
  const show: Show = typeof asked === 'string' && asked in SHOWS ? (asked as Show) : 'open'
  const rows = mayRead
    ? await readWorklist({
        payload: view.initPageResult.req.payload,
        show,
        organization: isEditor(viewer) ? undefined : organizationOf(viewer),
        today: dayOf(Date.now()),
      })
    : []
  const late = rows.filter(({ isLate }) => isLate).length
  return (
    <StaffPage allowed={() => mayRead} view={view} viewer={viewer}>
      <header className="ieum-head">
        <h1>현행화 요청</h1>
        <a className="ieum-button" href="/admin/requests/new">
          새 요청 쓰기
        </a>
      </header>
      <nav aria-label="보기" className="ieum-tabs">
        {Object.entries(SHOWS).map(([value, label]) => (
          <a aria-current={value === show ? 'page' : undefined} href={`/admin/requests?show=${value}`} key={value}>
            {label}
          </a>
        ))}
      </nav>
      <p className="ieum-note">
        {rows.length}건{late > 0 && <strong className="ieum-late"> · 기한 지남 {late}건</strong>} · ↑ ↓ 고르기, Enter
        열기
      </p>
      <Worklist rows={rows} />
    </StaffPage>
  )
}
