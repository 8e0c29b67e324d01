import type { Day } from '../../domain/day'
import { POST_ROLE_LABELS, type PostRole } from '../../domain/refresh/recipients'
import type { OfficerAnswer } from '../../domain/reply/officerAnswer'
import { readComingDay } from '../../exchange/writtenParts'
import type { FieldProblem } from './choiceToAnswer'

export type NewPerson = Pick<Extract<OfficerAnswer, { kind: 'person' }>, 'person' | 'from'>

/** The fields of 담당자 변경. */
export const PERSON_FIELDS = ['as', 'name', 'email', 'phone', 'from'] as const

const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/
const PHONE = /^[+(]?\d[\d\-() .]{1,28}\d( ?\(?(내선|구내) ?\d{1,6}\)?)?$/

/** @returns who takes over and from when, or what is wrong with which field. An empty day is today. */
export function readNewPerson(
  fields: Readonly<Record<string, string>>,
  today: Day,
): NewPerson | { problems: FieldProblem[] } {
  const problems: FieldProblem[] = []
  const said = (name: string): string => (fields[name] ?? '').trim()
  const need = (field: string, reason: string, longest: number): string => {
    const text = said(field)
    if (text === '') problems.push({ field, reason })
    else if (text.length > longest) problems.push({ field, reason: `${longest}자까지 쓸 수 있습니다.` })
    return text
  }
  const person = {
    as: said('as') in POST_ROLE_LABELS ? (said('as') as PostRole) : ('primary' as const),
    name: need('name', '새 담당자의 성명을 써 주세요.', 50),
    email: need('email', '새 담당자의 전자우편 주소를 써 주세요.', 254),
    phone: need('phone', '새 담당자의 행정전화를 써 주세요.', 40),
  }
  if (person.email !== '' && !EMAIL.test(person.email))
    problems.push({ field: 'email', reason: '전자우편 주소를 확인해 주세요. 예: name@seoul.go.kr' })
  if (person.phone !== '' && !PHONE.test(person.phone))
    problems.push({ field: 'phone', reason: '전화번호를 확인해 주세요. 예: 02-2133-0000' })
  const from = said('from') === '' ? today : readComingDay(said('from'), today, 1)
  if (!from) problems.push({ field: 'from', reason: '오늘부터 1년 안의 날짜로 써 주세요. 예: 2027-01-01' })
  return from && problems.length === 0 ? { person, from } : { problems }
}
