import type { AnsweringNow } from '../../../domain/answeringNow'
import type { Day } from '../../../domain/day'
import { answeringLine } from '../_text/answeringLine'
import { Icon } from './Icon'

/** The number that answers at this moment, and what to know before telling it. */
export function NumberNow({ answering, today }: { answering: AnsweringNow; today: Day }) {
  const line = answeringLine(answering, today)
  return (
    <div className={`number-now number-now--${answering.state}`}>
      <Icon name="phone" size={20} />
      <div>
        <p className="number-now-line">
          <span className="number-now-label">{labelOf(answering)}</span>
          <strong>{answering.number}</strong>
          <span>{[answering.name, answering.hours].filter(Boolean).join(' · ')}</span>
        </p>
        {line && <p className="number-now-note">{line}</p>}
      </div>
    </div>
  )
}

function labelOf({ state, isDuty }: AnsweringNow): string {
  if (state === 'closed') return '지금은 받지 않음'
  if (state === 'unread') return '문의'
  return isDuty ? '지금 받는 곳' : '지금 받음'
}
