export interface Latencies {
  requests: number
  /** Answers that were not 200, by status, and connections that broke. */
  errors: string
  /** ms from the intended start of a request to its last byte. */
  p50: number
  p95: number
  p99: number
  p999: number
  max: number
}

/** @returns a summary of times in ms; the array is sorted in place. */
export function summarise(times: number[], errors: ReadonlyMap<string, number>): Latencies {
  times.sort((a, b) => a - b)
  const at = (part: number): number => rounded(times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0)
  return {
    requests: times.length + [...errors.values()].reduce((sum, count) => sum + count, 0),
    errors: Array.from(errors, ([what, count]) => `${count} ${what}`).join(', ') || 'none',
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    p999: at(0.999),
    max: at(1),
  }
}

const rounded = (ms: number): number => Math.round(ms * 100) / 100
