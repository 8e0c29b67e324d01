import { koreanMinute } from '../domain/day'
import type { Payload } from 'payload'

import { briefStage, type BriefStage } from '../domain/briefStage'
import type { BriefRow } from './briefs/briefRow'
import { writeBrief, type BriefPatch } from './briefs/writeBrief'
import { recordAudit, type AuditActor } from './recordAudit'
import { refused } from './requests/errors'
import { inTransaction } from './transaction'

/** One thing the education staff do with a brief besides writing it. */
export type BriefChange = { kind: 'extend'; until: Date } | { kind: 'end' } | { kind: 'archive' } | { kind: 'restore' }

const ACTIONS = {
  extend: 'brief.extended',
  end: 'brief.ended',
  archive: 'brief.archived',
  restore: 'brief.restored',
} as const

/**
 * Lets a brief run longer, ends it now, puts it into the archive (out of the desk, the search and the list) or takes it out
 * again. A brief that runs is ended by archiving it.
 * @throws `no-such-brief`, `brief-not-running`, `brief-until-past`, `brief-archived`, `brief-not-archived`,
 * `stale-revision`
 */
export async function changeBrief(input: {
  payload: Payload
  actor: AuditActor
  id: string
  change: BriefChange
  /** What the person saw; refused when the brief has moved on. */
  baseRevision?: number | undefined
  now: Date
}): Promise<BriefRow> {
  const { payload, actor, id, change, baseRevision, now } = input
  return inTransaction(payload, async (transaction) => {
    const patchOf = (row: BriefRow): BriefPatch => {
      if (baseRevision !== undefined && baseRevision !== row.revision)
        throw refused('stale-revision', '그 사이 자료가 바뀌었습니다. 새로 고친 뒤 다시 눌러 주세요.')
      return patchFor(change, row, now)
    }
    const brief = await writeBrief({ payload, transaction, id, now, patchOf })
    const detail = { code: brief.code, revision: brief.revision, until: brief.until?.toISOString() ?? null }
    const records = [{ action: ACTIONS[change.kind], target: `issue-briefs:${id}`, detail }]
    await recordAudit({ payload, transaction, actor, now, records })
    return brief
  })
}

/** @returns where a row stands at `now` */
export function stageOfRow(row: BriefRow, now: Date): BriefStage {
  const times = {
    from: row.from.toISOString(),
    until: row.until?.toISOString() ?? null,
    isPublished: row._status === 'published',
    isArchived: Boolean(row.archivedAt),
  }
  return briefStage(times, now.getTime())
}

function patchFor(change: BriefChange, row: BriefRow, now: Date): BriefPatch {
  const stage = stageOfRow(row, now)
  switch (change.kind) {
    case 'extend':
      return extend(row, stage, change.until, now)
    case 'end':
      if (stage !== 'running' && stage !== 'planned')
        throw refused('brief-not-running', '진행 중이거나 예정된 자료만 끝낼 수 있습니다.')
      // One that has not begun ends at its start: it is never shown.
      return { until: stage === 'planned' ? row.from : now }
    case 'archive':
      if (stage === 'archived') throw refused('brief-archived', '이미 보관한 자료입니다.')
      return { archivedAt: now, _status: 'draft', ...(stage === 'running' ? { until: now } : {}) }
    case 'restore':
      if (stage !== 'archived') throw refused('brief-not-archived', '보관한 자료가 아닙니다.')
      return { archivedAt: null, _status: 'published' }
  }
}

function extend(row: BriefRow, stage: BriefStage, until: Date, now: Date): BriefPatch {
  if (stage === 'archived') throw refused('brief-archived', '보관한 자료입니다. 먼저 보관에서 꺼내 주세요.')
  if (stage === 'draft')
    throw refused('brief-not-running', '아직 게시하지 않은 자료입니다. 끝 시각을 고쳐 저장해 주세요.')
  const earliest = Math.max(now.getTime(), row.from.getTime(), row.until?.getTime() ?? 0)
  if (row.until === null || row.until === undefined)
    throw refused('brief-until-past', '끝이 없는 자료라 늘릴 기간이 없습니다.')
  if (until.getTime() <= earliest) throw refused('brief-until-past', '지금 정한 끝보다 뒤의 시각을 넣어 주세요.')
  return { until, changeNote: `기간을 ${koreanMinute(until.getTime())}까지 늘렸습니다.` }
}
