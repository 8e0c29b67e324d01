import { post } from './request'

/**
 * Counts that an answer was opened, or used in a call record: what agents ask for most comes from this, and nobody's name
 * goes with it. A count that gets lost is no trouble of the agent's.
 */
export function countUse(kind: 'open' | 'use', code: string, q: string): void {
  post('/api/lookup/uses', { kind, code, q }).catch(() => undefined)
}
