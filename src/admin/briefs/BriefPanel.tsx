import { Types } from 'mongoose'
import type { UIFieldServerProps } from 'payload'

import type { BriefRow } from '../../commands/briefs/briefRow'
import { readBriefReaders } from '../../commands/briefs/readBriefReaders'
import { rowsOf } from '../../commands/rows'
import { stageOfRow } from '../../commands/changeBrief'
import { briefStageLine } from '../../domain/briefStage'
import { isEditor } from '../../policies/roles'
import { BriefActions } from './BriefActions'
import { Readers } from './Readers'
import { timesOf } from './timesOf'
import '../requests/requests.css'
import './briefs.css'

/** On a brief's page: where it stands, what can be done with it, and who has read it. */
export async function BriefPanel({ data, req }: UIFieldServerProps) {
  const { id } = (data ?? {}) as { id?: string }
  if (!id || !isEditor(req.user)) return null
  const row = await rowsOf<BriefRow>(req.payload, 'issue-briefs').findOne({ _id: new Types.ObjectId(id) } as never)
  if (!row) return null
  const now = new Date()
  const stage = stageOfRow(row, now)
  const asksToRead = row.mustRead === true && stage !== 'draft'
  const teams = asksToRead ? await readBriefReaders(req.payload, row) : []
  const unread = teams.reduce((sum, team) => sum + team.unread.length, 0)
  return (
    <section aria-label="게시 상태" className="ieum-brief-panel">
      <p className="ieum-brief-stage">
        <strong>{briefStageLine(timesOf({ ...row }), now.getTime())}</strong>
      </p>
      <BriefActions
        canRemind={stage === 'running' && unread > 0}
        id={id}
        revision={row.revision}
        stage={stage}
        until={row.until?.toISOString() ?? null}
      />
      {asksToRead && <Readers revision={row.revision} teams={teams} />}
    </section>
  )
}
