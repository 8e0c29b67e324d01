import { dayOf } from '../../domain/day'
import type { RequestRow } from './requestRow'

/** What a move answers over HTTP. */
export function presentRequest(row: RequestRow) {
  return {
    id: row._id.toHexString(),
    number: row.number,
    title: row.title,
    direction: row.direction,
    kind: row.kind,
    state: row.state,
    entries: row.entries.map(String),
    urgent: row.urgent,
    dueOn: dayOf(row.dueOn),
    effectiveOn: row.effectiveOn ? dayOf(row.effectiveOn) : null,
  }
}
