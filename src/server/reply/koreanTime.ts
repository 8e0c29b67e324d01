const SEOUL = new Intl.DateTimeFormat('ko-KR', {
  timeZone: 'Asia/Seoul',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** @returns `2026. 11. 23. 14:05`, in Seoul. */
export const koreanTime = (at: Date): string => SEOUL.format(at)
