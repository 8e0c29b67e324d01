import type { Period } from '../domain/validity'
import type { Reading } from './cellReaders'
import { splitList } from './listCell'
import { readDay } from './readDay'

/** Reads `2026-03-02~2026-03-20`, several with `;` between, each from its first to its last day. */
export function readPeriods(text: string): Reading<Period[]> {
  const periods: Period[] = []
  for (const member of splitList(text)) {
    const period = readPeriod(member)
    if (!period) {
      return {
        reason: `2026-03-02~2026-03-20처럼 앞날이 뒷날보다 늦지 않게 적어 주세요. 맞지 않는 기간: ${member.slice(0, 60)}`,
      }
    }
    periods.push(period)
  }
  return { value: periods }
}

function readPeriod(text: string): Period | undefined {
  const [first = '', second = '', ...others] = text.split(/[~～∼〜]/)
  const [from, until] = [readDay(first), readDay(second)]
  if (others.length > 0 || !from || !until || from > until) return undefined
  return { from, until }
}
