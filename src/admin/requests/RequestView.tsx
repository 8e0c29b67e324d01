import type { AdminViewServerProps } from 'payload'

import { dayOf, koreanDay } from '../../domain/day'
import { PART_LABELS, PART_NAMES, partText } from '../../domain/entryParts'
import {
  isOpenRequest,
  isUnanswered,
  REQUEST_DIRECTIONS,
  REQUEST_KINDS,
  REQUEST_STATES,
  type RequestState,
} from '../../domain/refreshRequest'
import { splitTarget } from '../../domain/rerouteTarget'
import { hasMovedOn } from '../../domain/threeWay'
import { isEditor, isOfficer, organizationOf } from '../../policies/roles'
import { StaffPage, viewerOf } from '../StaffPage'
import { AssignForm } from './AssignForm'
import { EvidenceTexts } from './EvidenceTexts'
import { PartDiff } from './PartDiff'
import { readRequestPage, type RequestPage } from './readRequestPage'
import { RequestActions } from './RequestActions'
import { Trail } from './Trail'
import './requests.css'

/** /admin/requests/:id: one request, what it would change, its evidence, and what can be done with it. */
export async function RequestView(view: AdminViewServerProps) {
  const id = String(view.params?.segments?.[1] ?? '')
  const viewer = viewerOf(view, `/requests/${id}`)
  const isStaff = isEditor(viewer)
  const organization = organizationOf(viewer)
  const mayRead = isStaff || (isOfficer(viewer) && organization !== undefined)
  const page = mayRead
    ? await readRequestPage({
        payload: view.initPageResult.req.payload,
        id,
        organization: isStaff ? undefined : organization,
      })
    : undefined
  return (
    <StaffPage allowed={() => mayRead} view={view} viewer={viewer}>
      <p>
        <a href="/admin/requests">← 현행화 요청</a>
      </p>
      {page ? <Request isStaff={isStaff} page={page} /> : <p role="alert">그런 요청이 없습니다.</p>}
    </StaffPage>
  )
}

function Request({ page, isStaff }: { page: RequestPage; isStaff: boolean }) {
  const { request, entries, evidence, others, isPassedOn } = page
  const conflicts = [
    ...new Set(entries.flatMap(({ differences }) => differences.filter(({ state }) => state === 'conflict'))),
  ].map(({ part }) => part)
  const isQuestion = isUnanswered({ ...request, isAnswered: Boolean(request.answeredAt) })
  const mayAssign =
    (request.state === 'submitted' || request.state === 'inReview') && (request.kind === 'reroute' || isQuestion)
  return (
    <>
      <header className="ieum-head">
        <h1>{request.title}</h1>
        <span className="ieum-badge">{REQUEST_STATES[request.state]}</span>
        {request.urgent && <strong className="ieum-badge ieum-urgent">긴급</strong>}
      </header>
      <Facts page={page} />
      {request.blocked && request.state === 'inReview' && (
        <p className="ieum-warning" role="alert">
          시행일에 반영하지 못했습니다. {request.blocked}
        </p>
      )}
      {others.length > 0 && (
        <p className="ieum-warning">
          같은 자료에 열린 요청이 더 있습니다:{' '}
          {others.map(({ id, number, title }) => (
            <a href={`/admin/requests/${id}`} key={id}>
              {number} {title}{' '}
            </a>
          ))}
        </p>
      )}
      {isPassedOn && <p className="ieum-note">우리 부서에서 이송한 요청입니다. {STANDING[request.state]}</p>}
      {isOpenRequest(request.state) && (!isPassedOn || request.state === 'returned') && (
        <RequestActions
          conflicts={[...new Set(conflicts)]}
          hasMovedOn={request.kind === 'change' && entries.some(({ differences }) => hasMovedOn(differences))}
          id={request._id.toHexString()}
          isPassedOn={isPassedOn}
          isStaff={isStaff}
          isUnanswered={isQuestion}
          state={request.state}
        />
      )}
      {isStaff && mayAssign && (
        <AssignForm
          id={request._id.toHexString()}
          isUnknown={!request.organization}
          meant={request.organization ? '' : splitTarget(request.reason).to}
        />
      )}
      <div className="ieum-beside">
        <div>
          {request.reason && <blockquote className="ieum-reason">{request.reason}</blockquote>}
          {request.kind === 'new' ? <NewText page={page} /> : <Differences page={page} />}
        </div>
        <aside>
          <EvidenceTexts evidence={evidence} />
          <Trail lines={page.trail} />
        </aside>
      </div>
    </>
  )
}

/** To the office that passed it on. */
const STANDING: Record<RequestState, string> = {
  submitted: '교육운영부의 확인을 기다리고 있습니다.',
  inReview: '교육운영부에서 검토하고 있습니다.',
  returned: '보완해서 다시 보내 주세요.',
  approved: '승인되어 반영을 기다리고 있습니다.',
  applied: '담당 부서가 바뀌었습니다. 더 하실 일은 없습니다.',
  rejected: '반려되어 그대로 우리 부서 자료입니다.',
  withdrawn: '취하되어 그대로 우리 부서 자료입니다.',
}

function Facts({ page: { request, organization, fromOrganization } }: { page: RequestPage }) {
  const { sender } = request
  const facts: [string, string][] = [
    ['번호', request.number],
    ['종류', `${REQUEST_DIRECTIONS[request.direction]} · ${REQUEST_KINDS[request.kind]}`],
    ['담당부서', organization || '담당 미지정'],
    ['이송한 부서', fromOrganization],
    ['보낸 사람', [sender.name, sender.position, sender.phone].filter(Boolean).join(' ')],
    ['처리 기한', koreanDay(dayOf(request.dueOn))],
    ['시행일', request.effectiveOn ? koreanDay(dayOf(request.effectiveOn)) : ''],
    ['현행화 주기', request.reviewCycleMonths ? `${request.reviewCycleMonths}개월` : ''],
    ['처리', request.decision ? [request.decision.byName, request.decision.reason].filter(Boolean).join(': ') : ''],
  ]
  return (
    <dl className="ieum-facts">
      {facts
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

function Differences({ page: { entries, isPassedOn } }: { page: RequestPage }) {
  return entries.map(({ entry, code, title, differences }, index) => (
    <details className="ieum-entry" key={entry} open={index === 0}>
      <summary>
        {code} {title}
      </summary>
      {differences.length === 0 && <p className="ieum-none">본문을 바꾸지 않는 요청입니다.</p>}
      {differences.map((difference) => (
        <PartDiff difference={difference} key={difference.part} />
      ))}
      {!isPassedOn && (
        <p>
          <a href={`/admin/collections/entries/${entry}`}>자료 열기</a>
        </p>
      )}
    </details>
  ))
}

function NewText({ page: { request } }: { page: RequestPage }) {
  const proposed = request.proposed ?? {}
  return PART_NAMES.filter((part) => partText(part, proposed)).map((part) => (
    <section className="ieum-part" key={part}>
      <h3>{PART_LABELS[part]}</h3>
      <p className="ieum-diff">{partText(part, proposed)}</p>
    </section>
  ))
}
