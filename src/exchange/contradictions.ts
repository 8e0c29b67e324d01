import type { EntryContent } from '../domain/entry'
import type { ColumnName } from './columns'

/** Fields that are right each on its own but not together; those that are not known are left out. */
export type Related = Partial<Pick<EntryContent, 'scope' | 'district' | 'effectiveFrom' | 'effectiveUntil'>>

/** @returns for each contradiction the column to mend and what was expected. Only fields that are present are judged. */
export function contradictions(fields: Related): { column: ColumnName; reason: string }[] {
  const found: { column: ColumnName; reason: string }[] = []
  if ('district' in fields && fields.scope === 'district' && !fields.district) {
    found.push({ column: 'district', reason: '구분이 자치구이면 25개 자치구 가운데 하나를 적어 주세요.' })
  }
  if (fields.scope === 'city' && fields.district) {
    found.push({ column: 'district', reason: '구분이 시이면 자치구를 비워 주세요.' })
  }
  if (fields.effectiveFrom && fields.effectiveUntil && fields.effectiveUntil < fields.effectiveFrom) {
    found.push({ column: 'effectiveUntil', reason: `종료일은 시행일(${fields.effectiveFrom})보다 앞설 수 없습니다.` })
  }
  return found
}
