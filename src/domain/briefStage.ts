import { DAY_MS, koreanMinute } from './day'

/** Where a brief stands. What is being written runs nowhere; what is archived is out of the desk, the search and the list. */
export const BRIEF_STAGES = {
  draft: '작성 중',
  planned: '예정',
  running: '진행 중',
  ended: '종료',
  archived: '보관',
} as const
export type BriefStage = keyof typeof BRIEF_STAGES

/** What decides it; instants in ISO. */
export interface BriefTimes {
  from: string
  /** null when it runs until somebody ends it. */
  until: string | null
  isPublished: boolean
  isArchived: boolean
}

/** @param now ms since the epoch */
export function briefStage({ from, until, isPublished, isArchived }: BriefTimes, now: number): BriefStage {
  if (isArchived) return 'archived'
  if (!isPublished) return 'draft'
  if (now < Date.parse(from)) return 'planned'
  return until !== null && now >= Date.parse(until) ? 'ended' : 'running'
}

/** @returns the stage in words, with its times: `진행 중: 2026. 11. 23. 18:00까지 2시간 30분 남았습니다.` */
export function briefStageLine(times: BriefTimes, now: number): string {
  const { from, until } = times
  const stage = briefStage(times, now)
  const label = BRIEF_STAGES[stage]
  switch (stage) {
    case 'archived':
      return `${label}: 상담 화면과 검색에 나오지 않습니다.`
    case 'draft':
      return `${label}: 게시하면 시작 시각부터 상담 화면에 나옵니다.`
    case 'planned':
      return `${label}: ${koreanMinute(from)}에 저절로 나옵니다(${span(Date.parse(from) - now)} 뒤).`
    case 'ended':
      return `${label}: ${koreanMinute(until ?? from)}에 끝났습니다.`
    case 'running':
      return until === null
        ? `${label}: 끝내기 전까지 계속 나옵니다.`
        : `${label}: ${koreanMinute(until)}까지 ${span(Date.parse(until) - now)} 남았습니다.`
  }
}

const MINUTE_MS = 60_000

/** The two largest units, and never nothing: `3일 4시간`, `2시간 30분`, `1분`. */
function span(ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / MINUTE_MS))
  const [days, hours] = [Math.floor((minutes * MINUTE_MS) / DAY_MS), Math.floor(minutes / 60) % 24]
  const units = days > 0 ? [unit(days, '일'), unit(hours, '시간')] : [unit(hours, '시간'), unit(minutes % 60, '분')]
  return units.filter(Boolean).join(' ')
}

const unit = (count: number, name: string): string => (count > 0 ? `${count}${name}` : '')
