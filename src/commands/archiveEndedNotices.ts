import type { Payload } from 'payload'

import { DAY_MS } from '../domain/day'
import { isIeumError } from '../lib/errors'
import type { BriefRow } from './briefs/briefRow'
import { changeBrief } from './changeBrief'
import type { AuditActor } from './recordAudit'
import { rowsOf } from './rows'

/** An ended 긴급공지 stays in the list this long; the education staff's briefs stay until they archive them. */
const KEPT_DAYS = 30
const SYSTEM: AuditActor = { name: '이음', via: 'job' }

/**
 * Archives 긴급공지 that ended thirty days ago or earlier; called at night. Each is a transaction of its own, and twice is once.
 * @returns the codes of those it archived
 */
export async function archiveEndedNotices(input: { payload: Payload; now: Date }): Promise<{ archived: string[] }> {
  const { payload, now } = input
  const ended = await rowsOf<BriefRow>(payload, 'issue-briefs')
    .find({
      kind: 'urgent',
      _status: 'published',
      deletedAt: null,
      archivedAt: null,
      until: { $lte: new Date(now.getTime() - KEPT_DAYS * DAY_MS) },
    } as never)
    .sort({ until: 1, code: 1 })
    .toArray()
  const archived: string[] = []
  for (const { _id, code } of ended) {
    try {
      await changeBrief({ payload, actor: SYSTEM, id: _id.toHexString(), change: { kind: 'archive' }, now })
      archived.push(code)
    } catch (err) {
      // Somebody was quicker: archived it, or put it into the trash.
      if (!isIeumError(err)) throw err
    }
  }
  return { archived }
}
