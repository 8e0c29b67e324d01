import type { Day } from './day'

/** The ways the education staff put entries in order. */
export const CAMPAIGN_KINDS = {
  mostAsked: '분기별 다빈도 정비',
  selfCheck: '자체 점검',
  workshop: '이음 워크숍',
  cityHelp: '시 협조 요청',
  peopleCheck: '담당자 일제 확인',
  training: '월례 시 담당자 초청 교육',
} as const
export type CampaignKind = keyof typeof CAMPAIGN_KINDS

export const CAMPAIGN_STATES = { planned: '준비', running: '진행', finished: '완료' } as const
export type CampaignState = keyof typeof CAMPAIGN_STATES

/** `open` untouched since the list was frozen, `confirmed` 변경 없음, `changed` 수정, `retired` 폐지. */
export const ITEM_RESULTS = { open: '남음', confirmed: '변경 없음', changed: '수정', retired: '폐지' } as const
export type ItemResult = keyof typeof ITEM_RESULTS

/** 담당자 일제 확인 asks about people, not about a text. */
const PEOPLE_RESULTS: Record<ItemResult, string> = {
  ...ITEM_RESULTS,
  confirmed: '담당자 그대로',
  changed: '담당자 변경',
}

/** @returns what the results of such a campaign are called on the screen. */
export const resultLabels = (kind: CampaignKind): Record<ItemResult, string> =>
  kind === 'peopleCheck' ? PEOPLE_RESULTS : ITEM_RESULTS

/** @returns the quarter of a day as reports name it: `2026년 4분기`. */
export function quarterOf(day: Day): string {
  const [year = '', month = '1'] = day.split('-')
  return `${year}년 ${Math.ceil(Number(month) / 3)}분기`
}

/** In the first half of the year the workshop goes to the institutions, in the second they come. */
export const workshopPlace = (day: Day): string => (Number(day.slice(5, 7)) <= 6 ? '기관 방문' : '재단 초청')

export interface Progress extends Record<ItemResult, number> {
  total: number
}

/** @returns counts by result, and of all. */
export function progressOf(results: readonly ItemResult[]): Progress {
  const progress: Progress = { total: results.length, open: 0, confirmed: 0, changed: 0, retired: 0 }
  for (const result of results) progress[result] += 1
  return progress
}
