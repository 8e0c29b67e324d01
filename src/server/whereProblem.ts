import { validOperators } from 'payload/shared'

import type { Problem } from './problem'

const OPERATORS = new Set<string>(validOperators)
/** On a map; nothing of ours lies on one. */
const OPERATORS_OF_PLACES = new Set(['near', 'within', 'intersects'])
const EXPECTED = 'where[필드][연산자]=값'
const SORT = /^[\w.,-]+$/

/**
 * Looks at a REST request's parameters before Payload reads them. `where[title][equals][$ne]=x` would reach the driver as
 * an object and end in a 500, and so would `where=x`, `sort=$x` and the operators of places.
 * @returns a 400 that names the first wrong parameter; `undefined` when all is well
 */
export function whereProblem(url: string): Problem | undefined {
  const query = url.indexOf('?')
  if (query < 0) return undefined
  const given = [...new URLSearchParams(url.slice(query + 1))]
  const wrong = given.find(([name, value]) => !isWellFormed(segmentsOf(name), value))?.[0]
  if (wrong === undefined) return undefined
  return {
    status: 400,
    code: 'bad-parameter',
    detail: '조건을 읽을 수 없습니다.',
    errors: [{ parameter: wrong.slice(0, 200), expected: /\bsort\]?$/.test(wrong) ? '필드 이름' : EXPECTED }],
  }
}

const segmentsOf = (name: string): string[] => name.split(/[[\].]+/).filter(Boolean)

function isWellFormed(segments: readonly string[], value: string): boolean {
  if (segments.some((segment) => segment.startsWith('$'))) return false
  if (segments.at(-1) === 'sort') return SORT.test(value)
  if (segments[0] !== 'where') return true
  if (segments.length === 1) return value === ''
  if (segments.some((segment) => OPERATORS_OF_PLACES.has(segment))) return false
  const operator = segments.findIndex((segment, index) => index > 0 && OPERATORS.has(segment))
  return operator < 0 || segments.slice(operator + 1).every((segment) => /^\d+$/.test(segment))
}
