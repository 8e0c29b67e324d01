import type { FieldProblem } from './choiceToAnswer'
import type { ReplySender } from './sendReply'

const LIMITS = { name: 50, position: 50, phone: 40 } as const
const ASKED = {
  name: '보내는 분의 성명을 써 주세요.',
  position: '직위를 써 주세요. 예: 주무관',
  phone: '행정전화를 써 주세요. 예: 02-2133-0000',
} as const

/** @returns who sends it, or which of 성명, 직위, 행정전화 is missing or wrong. The fields are `sender.name` ... */
export function readSender(fields: Readonly<Record<string, string>>): ReplySender | { problems: FieldProblem[] } {
  const read = (name: keyof ReplySender): string => (fields[`sender.${name}`] ?? '').trim()
  const sender = { name: read('name'), position: read('position'), phone: read('phone') }
  const problems = (Object.keys(LIMITS) as (keyof ReplySender)[]).flatMap((name): FieldProblem[] => {
    const field = `sender.${name}`
    if (sender[name] === '') return [{ field, reason: ASKED[name] }]
    if (sender[name].length > LIMITS[name]) return [{ field, reason: `${LIMITS[name]}자까지 쓸 수 있습니다.` }]
    if (name === 'phone' && !/\d{3}/.test(sender.phone)) return [{ field, reason: ASKED.phone }]
    return []
  })
  return problems.length > 0 ? { problems } : sender
}
