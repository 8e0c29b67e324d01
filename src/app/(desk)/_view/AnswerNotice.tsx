import { koreanDay, koreanMinute, type Day } from '../../../domain/day'
import type { DeskView } from '../../../domain/deskView'
import type { EntryView } from '../../../domain/entryView'
import { elapsed } from '../_text/checkedLine'
import { Icon } from './Icon'

interface AnswerNoticeProps {
  entry: DeskView
  today: Day
}

/** What an agent must know before reading the answer out: it is not valid now, or nobody has checked it in time. */
export function AnswerNotice({ entry, today }: AnswerNoticeProps) {
  const validity = validityNotice(entry)
  const doubt = doubtNotice(entry, today)
  return (
    <>
      {entry.asOf && (
        <p className="notice notice--as-of" role="status">
          <Icon name="due" size={20} />
          <span>{asOfNotice(entry.asOf)}</span>
        </p>
      )}
      {validity && (
        <p className="notice notice--validity">
          <Icon name="calendar" size={20} />
          <span>{validity}</span>
        </p>
      )}
      {doubt && (
        <div className={`notice notice--${entry.freshness}`}>
          <Icon name={entry.freshness} size={20} />
          <p>{doubt}</p>
        </div>
      )}
    </>
  )
}

function asOfNotice({ at, from, until }: NonNullable<DeskView['asOf']>): string {
  const end = until ? `${koreanMinute(until)}까지` : '지금까지'
  return `${koreanMinute(at)}에 안내하던 내용입니다. ${koreanMinute(from)}부터 ${end} 이렇게 안내했습니다. Esc를 누르면 지금 내용으로 돌아갑니다.`
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
