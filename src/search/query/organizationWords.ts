import { isDistrict } from '../../domain/districts'
import { normalize } from '../korean/normalize'
import { words } from '../korean/words'

/** Found in every district: they name no department. */
const KINDS_OF_OFFICE = new Set(['보건소', '주민센터', '동주민센터', '구청', '시청', '서울시', '서울특별시'])

/** @returns the words of an organization's name that name a department: `청소행정과` of `강남구 청소행정과`. */
export function organizationWords(name: string): string[] {
  return words(normalize(name)).filter((word) => word.length >= 3 && !KINDS_OF_OFFICE.has(word) && !isDistrict(word))
}
