import { Types } from 'mongoose'
import type { UIFieldServerProps } from 'payload'

import { FLAG_KINDS, WAITING_FLAG_STATES } from '../../domain/flag'
import { REQUEST_STATES } from '../../domain/refreshRequest'
import { readOpenRequests } from '../../commands/requests/readOpenRequests'
import type { FlagRow } from '../../commands/requests/requestRow'
import { rowsOf } from '../../commands/rows'
import { isEditor, isOfficer } from '../../policies/roles'
import { FlagForm } from './FlagForm'
import './requests.css'

/** On an entry's page: what is open about it, and the ways to open more. */
export async function EntryRequests({ data, req }: UIFieldServerProps) {
  const { id, code } = (data ?? {}) as { id?: string; code?: string }
  if (!id || !code || !(isEditor(req.user) || isOfficer(req.user))) return null
  const _id = new Types.ObjectId(id)
  const [open, flags] = await Promise.all([
    readOpenRequests(req.payload, [_id]),
    isEditor(req.user) ? readFlags(_id, req.payload) : [],
  ])
  return (
    <section className="ieum-beside-entry">
      <h4>현행화 요청</h4>
      {open.length === 0 && <p className="ieum-none">열린 요청이 없습니다.</p>}
      <ul>
        {open.map((request) => (
          <li key={request.id}>
            <a href={`/admin/requests/${request.id}`}>
              {request.number} ({REQUEST_STATES[request.state]})
            </a>
          </li>
        ))}
        {flags.map((flag) => (
          <li key={String(flag._id)}>
            상담사 의견 · {FLAG_KINDS[flag.kind]}: {flag.note}
          </li>
        ))}
      </ul>
      <p>
        <a href={`/admin/requests/new?entry=${encodeURIComponent(code)}`}>요청 쓰기</a>
      </p>
      {isEditor(req.user) && <FlagForm code={code} />}
    </section>
  )
}

function readFlags(entry: Types.ObjectId, payload: UIFieldServerProps['payload']): Promise<FlagRow[]> {
  return rowsOf<FlagRow>(payload, 'flags')
    .find({ entry, state: { $in: [...WAITING_FLAG_STATES] } })
    .limit(20)
    .toArray()
}
