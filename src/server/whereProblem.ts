import { validOperators } from 'payload/shared'

import type { Problem } from './problem'

const OPERATORS = new Set<string>(validOperators)

/**
 * Looks at the names of a REST request's parameters before Payload reads them. `where[title][equals][$ne]=x` would reach
 * the driver as an object and end in a 500.
 * @returns a 400 for a name with `$` in it, or one that goes on below an operator; `undefined` when all is well
 */
export function whereProblem(url: string): Problem | undefined {
  const query = url.indexOf('?')
  if (query < 0) return undefined
  const names = [...new URLSearchParams(url.slice(query + 1)).keys()]
  const wrong = names.find((name) => !isWellFormed(name.split(/[[\].]+/).filter(Boolean)))
  if (wrong === undefined) return undefined
  return {
    status: 400,
    code: 'bad-parameter',
    detail: '조건을 읽을 수 없습니다.',
    errors: [{ parameter: wrong.slice(0, 200), expected: 'where[필드][연산자]=값' }],
  }
}

function isWellFormed(segments: readonly string[]): boolean {
  if (segments.some((segment) => segment.startsWith('$'))) return false
  const operator =
    segments[0] === 'where' ? segments.findIndex((segment, index) => index > 0 && OPERATORS.has(segment)) : -1
  return operator < 0 || segments.slice(operator + 1).every((segment) => /^\d+$/.test(segment))
}
