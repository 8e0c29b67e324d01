import { koreanDay, type Day } from '../../../domain/day'
import type { EntryView } from '../../../domain/entryView'

/** @returns one line for the 상담이력: `GN-00012 · 0302 · [강남구] 대형폐기물 배출 · 2026. 11. 23. 기준` */
export function composeRecord(entry: Pick<EntryView, 'code' | 'callType' | 'district' | 'title'>, today: Day): string {
  const title = entry.district ? `[${entry.district}] ${entry.title}` : entry.title
  return [entry.code, entry.callType.trim(), title, `${koreanDay(today)} 기준`].filter(Boolean).join(' · ')
}
