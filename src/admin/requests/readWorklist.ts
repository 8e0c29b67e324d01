import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { databaseOf } from '../../lib/databaseOf'
import { isPassedOnBy, ofOffice } from '../../commands/requests/ofOffice'
import type { RequestRow } from '../../commands/requests/requestRow'
import { rowsOf } from '../../commands/rows'
import { dayOf, type Day } from '../../domain/day'
import { OPEN_REQUEST_STATES, turnOf, type RequestState } from '../../domain/refreshRequest'
import { byLateness } from '../../domain/requestDue'
import { namesIn } from '../../search/names'

export const SHOWS = {
  open: '열린 요청',
  staff: '교육운영부 차례',
  owner: '담당 부서 차례',
  unassigned: '부서 미지정',
  waiting: '시행 예정',
  passedOn: '이송한 요청',
  done: '처리한 요청',
} as const
export type Show = keyof typeof SHOWS

export interface WorklistRow {
  id: string
  number: string
  title: string
  kind: RequestRow['kind']
  direction: RequestRow['direction']
  state: RequestState
  turn: 'owner' | 'staff' | 'nobody'
  organization: string
  entries: number
  urgent: boolean
  dueOn: Day
  effectiveOn: Day | null
  isLate: boolean
  /** By the office that looks. */
  isPassedOn: boolean
  blocked: string | null
}

const MOST = 200
const DONE: RequestState[] = ['applied', 'rejected', 'withdrawn']

/** @returns requests for the worklist, the latest first; an office's alone when it is given (hex), with what it has passed on. At most 200. */
export async function readWorklist(input: {
  payload: Payload
  show: Show
  organization?: string | undefined
  today: Day
}): Promise<WorklistRow[]> {
  const { payload, show, organization, today } = input
  const states: RequestState[] = show === 'done' ? DONE : show === 'waiting' ? ['approved'] : [...OPEN_REQUEST_STATES]
  const isPassedOn = show === 'passedOn'
  const own = organization ? new Types.ObjectId(organization) : undefined
  const found = await rowsOf<RequestRow>(payload, 'refresh-requests')
    .find({
      ...(isPassedOn ? { fromOrganization: own ?? { $ne: null } } : { state: { $in: states } }),
      ...(own && !isPassedOn ? ofOffice(own) : {}),
    } as never)
    .sort(show === 'done' || isPassedOn ? { updatedAt: -1 } : { dueOn: 1 })
    .limit(MOST)
    .toArray()
  const offices = found.flatMap((row) => (row.organization ? [row.organization.toHexString()] : []))
  const names = await namesIn(databaseOf(payload), 'organizations', 'name', offices)
  const rows = found.map((row) => toRow(row, { names, today, organization }))
  if (show === 'done' || isPassedOn) return rows
  const isShown = ({ turn, organization: office }: WorklistRow): boolean => {
    if (show === 'unassigned') return office === ''
    return show === 'staff' || show === 'owner' ? turn === show : true
  }
  return rows.filter(isShown).sort(byLateness)
}

function toRow(
  row: RequestRow,
  { names, today, organization }: { names: ReadonlyMap<string, string>; today: Day; organization: string | undefined },
): WorklistRow {
  const dueOn = dayOf(row.dueOn)
  const turn = turnOf({ direction: row.direction, state: row.state, isAnswered: Boolean(row.answeredAt) })
  return {
    id: row._id.toHexString(),
    number: row.number,
    title: row.title,
    kind: row.kind,
    direction: row.direction,
    state: row.state,
    turn,
    organization: row.organization ? (names.get(row.organization.toHexString()) ?? '') : '',
    entries: row.entries.length,
    urgent: row.urgent,
    dueOn,
    effectiveOn: row.effectiveOn ? dayOf(row.effectiveOn) : null,
    isPassedOn: isPassedOnBy(row, organization),
    isLate: turn !== 'nobody' && dueOn < today,
    blocked: row.blocked,
  }
}
