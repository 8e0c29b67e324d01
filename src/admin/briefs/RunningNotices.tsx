import type { ServerProps } from 'payload'

import { briefStageLine } from '../../domain/briefStage'
import { isEditor } from '../../policies/roles'
import { timesOf } from './timesOf'
import '../requests/requests.css'

const MOST_SHOWN = 10

/** Above the list of briefs: the 긴급공지 that run now, whatever the list is sorted by. */
export async function RunningNotices({ payload, user }: ServerProps) {
  if (!isEditor(user)) return null
  const now = new Date()
  const { docs } = await payload.find({
    collection: 'issue-briefs',
    where: {
      kind: { equals: 'urgent' },
      _status: { equals: 'published' },
      from: { less_than_equal: now.toISOString() },
      or: [{ until: { exists: false } }, { until: { greater_than: now.toISOString() } }],
    },
    sort: '-from',
    limit: MOST_SHOWN,
    depth: 0,
    select: { title: true, from: true, until: true, _status: true, archivedAt: true },
  })
  if (docs.length === 0) return null
  return (
    <section aria-label="진행 중인 긴급공지" className="ieum-warning">
      <strong>진행 중인 긴급공지</strong>
      <ul>
        {docs.map((doc) => (
          <li key={doc.id}>
            <a href={`/admin/collections/issue-briefs/${doc.id}`}>{doc.title}</a>{' '}
            {briefStageLine(timesOf({ ...doc }), now.getTime())}
          </li>
        ))}
      </ul>
    </section>
  )
}
