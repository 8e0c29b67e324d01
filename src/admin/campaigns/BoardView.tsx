import type { AdminViewServerProps } from 'payload'

import { CAMPAIGN_KINDS, CAMPAIGN_STATES, quarterOf, resultLabels } from '../../domain/campaign'
import { dayOf, koreanDay } from '../../domain/day'
import { isEditor } from '../../policies/roles'
import { StaffPage, viewerOf } from '../StaffPage'
import { AssignForm } from './AssignForm'
import { CampaignActions } from './CampaignActions'
import { readBoard, type Board } from './readBoard'
import '../requests/requests.css'

const MOST_ROWS = 300

/** /admin/campaign-board/:id: a campaign's list, how far it has come, by office and entry by entry. */
export async function BoardView(view: AdminViewServerProps) {
  const id = String(view.params?.segments?.[1] ?? '')
  const viewer = viewerOf(view, `/campaign-board/${id}`)
  const board = isEditor(viewer) ? await readBoard(view.initPageResult.req.payload, id) : undefined
  return (
    <StaffPage allowed={isEditor} view={view} viewer={viewer}>
      <p>
        <a href="/admin/collections/campaigns">← 정비 계획</a>
      </p>
      {board ? <Shown board={board} id={id} /> : <p role="alert">없는 정비 계획입니다.</p>}
    </StaffPage>
  )
}

function Shown({ board, id }: { board: Board; id: string }) {
  const { campaign, owner, preview, progress, items, offices, staff } = board
  const labels = resultLabels(campaign.kind)
  const mayAssign = campaign.state === 'running'
  const done = progress.total - progress.open
  const [startsOn, dueOn] = [dayOf(campaign.startsOn), dayOf(campaign.dueOn)]
  return (
    <>
      <header className="ieum-head">
        <h1>{campaign.title}</h1>
        <span className="ieum-badge">{CAMPAIGN_STATES[campaign.state ?? 'planned']}</span>
      </header>
      <p className="ieum-note">
        {[
          CAMPAIGN_KINDS[campaign.kind],
          quarterOf(startsOn),
          `${koreanDay(startsOn)} ~ ${koreanDay(dueOn)}`,
          owner && `맡은 사람 ${owner}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {preview === undefined ? (
        <>
          <progress aria-label="진행" className="ieum-progress" max={progress.total} value={done} />
          <p>
            <strong>
              {done} / {progress.total}건
            </strong>{' '}
            · {labels.confirmed} {progress.confirmed} · {labels.changed} {progress.changed} · {labels.retired}{' '}
            {progress.retired} · {labels.open} {progress.open}
          </p>
        </>
      ) : (
        <p>지금 조건으로 {preview}건이 골라집니다. 목록을 확정하면 이 자료들로 고정됩니다.</p>
      )}
      <CampaignActions id={id} state={campaign.state ?? 'planned'} year={startsOn.slice(0, 4)} />
      {offices.length > 0 && <Offices id={id} mayAssign={mayAssign} offices={offices} staff={staff} />}
      {items.length > 0 && <Items items={items} labels={labels} staff={staff} />}
    </>
  )
}

function Offices({
  id,
  offices,
  staff,
  mayAssign,
}: { id: string; mayAssign: boolean } & Pick<Board, 'offices' | 'staff'>) {
  const nameOf = new Map(staff.map((each) => [each.id, each.name]))
  return (
    <section className="ieum-scroll">
      <h2>기관·부서별</h2>
      <table className="ieum-table">
        <thead>
          <tr>
            <th>기관·부서</th>
            <th className="ieum-number">대상</th>
            <th className="ieum-number">마침</th>
            <th className="ieum-number">남음</th>
            <th>맡은 사람</th>
            <th>워크숍</th>
          </tr>
        </thead>
        <tbody>
          {offices.map((office) => (
            <tr key={office.id}>
              <td>{office.name}</td>
              <td className="ieum-number">{office.progress.total}</td>
              <td className="ieum-number">{office.progress.total - office.progress.open}</td>
              <td className="ieum-number">{office.progress.open}</td>
              <td>
                {mayAssign ? (
                  <AssignForm
                    assignee={office.assignee}
                    id={id}
                    label={`${office.name} 맡은 사람`}
                    organization={office.id}
                    staff={staff}
                  />
                ) : (
                  (nameOf.get(office.assignee) ?? '')
                )}
              </td>
              <td>
                <a href={`/admin/campaign-sheet/${id}?organization=${office.id}`}>목록과 진행 순서 인쇄</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Items(input: Pick<Board, 'items' | 'staff'> & { labels: ReturnType<typeof resultLabels> }) {
  const { items, staff, labels } = input
  const nameOf = new Map(staff.map((each) => [each.id, each.name]))
  return (
    <section className="ieum-scroll">
      <h2>자료</h2>
      {items.length > MOST_ROWS && <p className="ieum-note">처음 {MOST_ROWS}건을 보입니다.</p>}
      <table className="ieum-table">
        <thead>
          <tr>
            <th>관리번호</th>
            <th>제목</th>
            <th>담당부서</th>
            <th>맡은 사람</th>
            <th>결과</th>
          </tr>
        </thead>
        <tbody>
          {items.slice(0, MOST_ROWS).map((item) => (
            <tr key={String(item._id)}>
              <td>{item.code}</td>
              <td>
                <a href={`/admin/collections/entries/${String(item.entry)}`}>{item.title}</a>
              </td>
              <td>{item.office}</td>
              <td>{nameOf.get(item.assignee?.toHexString() ?? '') ?? ''}</td>
              <td>{labels[item.result]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
