import type { AdminViewServerProps } from 'payload'

import { isEditor, isOfficer, organizationOf } from '../../policies/roles'
import { StaffPage, viewerOf } from '../StaffPage'
import { NewRequestForm } from './NewRequestForm'
import { OpenRequests } from './OpenRequests'
import { blankRequest, readAmended, readNewRequest, type NewRequestInput } from './readNewRequest'
import './requests.css'

/**
 * /admin/requests/new: writes a request on `?entry=CODE`, what is open on it shown first; on a new entry with `?kind=new`; or
 * amends one that came back with `?amend=ID`.
 */
export async function NewRequestView(view: AdminViewServerProps) {
  const viewer = viewerOf(view, '/requests/new')
  const isStaff = isEditor(viewer)
  const mayWrite = isStaff || (isOfficer(viewer) && organizationOf(viewer) !== undefined)
  const asked = (name: string): string => {
    const value = view.searchParams?.[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  const [code, amends, isNew] = [asked('entry'), asked('amend'), asked('kind') === 'new']
  const reader = {
    payload: view.initPageResult.req.payload,
    organization: isStaff ? undefined : organizationOf(viewer),
  }
  const readInput = async (): Promise<NewRequestInput | undefined> => {
    if (!mayWrite) return undefined
    if (amends) return readAmended({ ...reader, id: amends })
    if (isNew) return blankRequest()
    return code ? readNewRequest({ ...reader, code }) : undefined
  }
  const input = await readInput()
  return (
    <StaffPage allowed={() => mayWrite} view={view} viewer={viewer}>
      <p>
        <a href="/admin/requests">← 현행화 요청</a>
      </p>
      <h1>{amends ? '보완해서 다시 보내기' : isStaff ? '현행화 요청 쓰기' : '변경 통보 쓰기'}</h1>
      {!amends && <EntryPicker code={code} hasFocus={!input} />}
      {code && !input && <p role="alert">게시 중인 자료 가운데 없습니다. 관리번호를 확인해 주세요.</p>}
      {amends && !input && <p role="alert">보완을 기다리는 요청이 아닙니다. 목록에서 상태를 확인해 주세요.</p>}
      {input?.amended && (
        <p className="ieum-warning">
          {input.amended.number} 보완할 내용: {input.amended.question}
        </p>
      )}
      {input && <OpenRequests open={input.open} />}
      {input && <NewRequestForm input={input} isStaff={isStaff} key={amends || code} />}
    </StaffPage>
  )
}

function EntryPicker({ code, hasFocus }: { code: string; hasFocus: boolean }) {
  return (
    <form className="ieum-form" method="get">
      <label>
        관리번호
        <input autoFocus={hasFocus} defaultValue={code} name="entry" required type="text" />
      </label>
      <div className="ieum-buttons">
        <button className="ieum-button" type="submit">
          자료 불러오기
        </button>
        <a className="ieum-button" href="/admin/requests/new?kind=new">
          없는 자료를 새로
        </a>
      </div>
    </form>
  )
}
