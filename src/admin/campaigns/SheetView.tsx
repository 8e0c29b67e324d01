import type { AdminViewServerProps } from 'payload'

import { CAMPAIGN_KINDS, ITEM_RESULTS, workshopPlace } from '../../domain/campaign'
import { dayOf, koreanDay } from '../../domain/day'
import { isEditor } from '../../policies/roles'
import { viewerOf } from '../StaffPage'
import { readBoard, type Board } from './readBoard'
import './sheet.css'

const AGENDA = [
  ['10분', '인사, 지난 정비 결과'],
  ['20분', '시민이 많이 묻는 것과 상담사의 의견'],
  ['60분', '아래 목록을 한 건씩 확인: 변경 없음, 수정, 폐지'],
  ['20분', '곧 바뀌는 제도와 새로 필요한 자료'],
  ['10분', '담당자와 연락처 확인, 마무리'],
] as const

/** /admin/campaign-sheet/:id: an office's list with room for answers, and the agenda of a workshop; to be printed. */
export async function SheetView(view: AdminViewServerProps) {
  const id = String(view.params?.segments?.[1] ?? '')
  const viewer = viewerOf(view, `/campaign-sheet/${id}`)
  if (!isEditor(viewer)) return <p role="alert">이 화면을 볼 권한이 없습니다.</p>
  const board = await readBoard(view.initPageResult.req.payload, id)
  if (!board) return <p role="alert">없는 정비 계획입니다.</p>
  const office = view.searchParams?.organization
  const items =
    typeof office === 'string' ? board.items.filter((item) => String(item.organization) === office) : board.items
  return <Sheet board={board} items={items} office={typeof office === 'string' ? (items[0]?.office ?? '') : ''} />
}

function Sheet({ board: { campaign, owner }, items, office }: { board: Board; items: Board['items']; office: string }) {
  const startsOn = dayOf(campaign.startsOn)
  const isWorkshop = campaign.kind === 'workshop'
  return (
    <main className="ieum-sheet">
      <h1>
        {office && `${office} `}
        {CAMPAIGN_KINDS[campaign.kind]}
      </h1>
      <p>
        {[campaign.title, koreanDay(startsOn), isWorkshop && workshopPlace(startsOn), owner && `교육운영부 ${owner}`]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {isWorkshop && (
        <section>
          <h2>진행 순서</h2>
          <ol>
            {AGENDA.map(([time, what]) => (
              <li key={what}>
                {what} ({time})
              </li>
            ))}
          </ol>
        </section>
      )}
      <h2>자료 목록 ({items.length}건)</h2>
      <table>
        <thead>
          <tr>
            <th>번호</th>
            <th>관리번호</th>
            <th>제목</th>
            {!office && <th>담당부서</th>}
            <th>확인</th>
            <th>고칠 내용, 의견</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => (
            <tr key={String(item._id)}>
              <td>{index + 1}</td>
              <td>{item.code}</td>
              <td>{item.title}</td>
              {!office && <td>{item.office}</td>}
              <td>{item.result === 'open' ? '□ 변경 없음 □ 수정 □ 폐지' : ITEM_RESULTS[item.result]}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="ieum-signature">부서: 직위: 성명: 행정전화:</p>
    </main>
  )
}
