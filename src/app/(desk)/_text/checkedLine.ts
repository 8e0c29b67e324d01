import { daysBetween, koreanDay, type Day } from '../../../domain/day'

/** @returns `3개월 경과`, `12일 경과` within the first month, `오늘 확인`. */
export function elapsed(from: Day, today: Day): string {
  const days = daysBetween(from, today)
  if (days <= 0) return '오늘 확인'
  const months = monthsBetween(from, today)
  return months < 1 ? `${days}일 경과` : `${months}개월 경과`
}

/** @returns `최종 현행화 2026. 8. 20.(3개월 경과)` */
export function checkedLine(checkedAt: Day, today: Day): string {
  return `최종 현행화 ${koreanDay(checkedAt)}(${elapsed(checkedAt, today)})`
}

/** Whole months gone by: 8. 20. to 11. 19. are two, to 11. 20. three. */
function monthsBetween(from: Day, to: Day): number {
  const [fromYear = 0, fromMonth = 0, fromDate = 0] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 0, toDate = 0] = to.split('-').map(Number)
  const months = (toYear - fromYear) * 12 + (toMonth - fromMonth)
  return toDate < fromDate ? months - 1 : months
}
