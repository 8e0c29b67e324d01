import type { AnsweringNow } from '../../../domain/answeringNow'
import { dayOf, koreanMinute, weekdayOf, type Day } from '../../../domain/day'

const WEEKDAYS = '일월화수목금토'

const WHY: Record<Exclude<AnsweringNow['officeIs'], ''>, string> = {
  lunch: '담당부서는 점심시간입니다.',
  night: '담당부서 근무시간이 아닙니다.',
  dayOff: '담당부서가 쉬는 날입니다.',
}

/** @returns what to know before telling the number: why it is this one, what it takes, when the office reopens; `''` when nothing. */
export function answeringLine(answering: AnsweringNow, today: Day): string {
  const reopens = answering.reopensAt ? `${momentText(answering.reopensAt, today)}부터 담당부서가 받습니다.` : ''
  const why = answering.officeIs ? WHY[answering.officeIs] : ''
  if (answering.state === 'lunch') return '점심시간(12:00~13:00)이라 받지 않을 수 있습니다.'
  if (answering.state === 'unread') return '받는 시간을 확인해 주세요.'
  if (!answering.isDuty && answering.state === 'open') return ''
  const takes = answering.takes ? `받는 일: ${answering.takes}.` : ''
  return [why, takes, reopens].filter(Boolean).join(' ')
}

/** @returns `13:00`, and on another day `11. 24.(화) 09:00` */
function momentText(instant: string, today: Day): string {
  const day = dayOf(instant)
  const time = koreanMinute(instant).slice(-5)
  if (day === today) return time
  const [, month, date] = day.split('-').map(Number)
  const weekday = WEEKDAYS[weekdayOf(day)] ?? ''
  return `${month}. ${date}.(${weekday}) ${time}`
}
