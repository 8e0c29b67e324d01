import type { TrailLine } from './readRequestPage'

const ACTIONS: Record<string, string> = {
  'request.submitted': '접수',
  'request.reviewBegun': '검토 시작',
  'request.returned': '보완 요청',
  'request.amended': '보완해서 다시 보냄',
  'request.answered': '회신',
  'request.assigned': '부서 지정',
  'request.approved': '승인',
  'request.applied': '반영',
  'request.applyRefused': '반영하지 못함',
  'request.rejected': '반려',
  'request.withdrawn': '취하',
}

const time = new Intl.DateTimeFormat('ko-KR', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Asia/Seoul',
})

/** Who did what to this request, and when. */
export function Trail({ lines }: { lines: readonly TrailLine[] }) {
  return (
    <section>
      <h2>처리 기록</h2>
      <ol className="ieum-trail">
        {lines.map(({ at, action, actorName, reason }, index) => (
          <li key={index}>
            <time dateTime={at.toISOString()}>{time.format(at)}</time> {ACTIONS[action] ?? action} · {actorName}
            {reason && <q>{reason}</q>}
          </li>
        ))}
      </ol>
    </section>
  )
}
