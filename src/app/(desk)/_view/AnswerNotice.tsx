import { koreanDay, type Day } from '../../../domain/day'
import type { EntryView } from '../../../domain/entryView'
import { elapsed } from '../_text/checkedLine'
import { numberToAsk } from '../_text/numberToAsk'
import { Icon } from './Icon'

interface AnswerNoticeProps {
  entry: EntryView
  now: Date
  today: Day
}

/** What an agent must know before reading the answer out: it is not valid now, or nobody has checked it in time. */
export function AnswerNotice({ entry, now, today }: AnswerNoticeProps) {
  const validity = validityNotice(entry)
  const doubt = doubtNotice(entry, today)
  const phone = doubt ? numberToAsk(entry.phones, now) : undefined
  return (
    <>
      {validity && (
        <p className="notice notice--validity">
          <Icon name="calendar" size={20} />
          <span>{validity}</span>
        </p>
      )}
      {doubt && (
        <div className={`notice notice--${entry.freshness}`}>
          <Icon name={entry.freshness} size={20} />
          <div>
            <p>{doubt}</p>
            {phone && (
              <p className="notice-phone">
                <strong>{phone.number}</strong> {[phone.name, phone.hours].filter(Boolean).join(' · ')}
              </p>
            )}
          </div>
        </div>
      )}
    </>
  )
}

function doubtNotice(entry: EntryView, today: Day): string {
  if (entry.freshness === 'disputed')
    return '내용이 다르다는 의견이 있어 확인 중입니다. 담당부서에 확인한 뒤 안내해 주세요.'
  if (entry.freshness !== 'overdue') return ''
  const since = entry.dueAt ? `(${koreanDay(entry.dueAt)}까지, ${elapsed(entry.dueAt, today)})` : ''
  return `점검기한이 지났습니다${since}. 바뀐 내용이 있는지 확인한 뒤 안내해 주세요.`
}

function validityNotice(entry: EntryView): string {
  switch (entry.validity) {
    case 'ended':
      return `${entry.effectiveUntil ? `${koreanDay(entry.effectiveUntil)}에 ` : ''}종료된 내용입니다.`
    case 'upcoming':
      return `${entry.effectiveFrom ? `${koreanDay(entry.effectiveFrom)}부터 ` : ''}시행될 내용입니다.`
    case 'closed':
      return `지금은 접수 기간이 아닙니다. ${periodsOf(entry)}`
    case 'open':
      return `지금 접수 중입니다. ${periodsOf(entry)}`
    case 'valid':
      return ''
  }
}

function periodsOf(entry: EntryView): string {
  const periods = entry.applyPeriods.map((period) => `${koreanDay(period.from)} ~ ${koreanDay(period.until)}`)
  return periods.length > 0 ? `신청기간 ${periods.join(', ')}` : ''
}
