/** What `sweepProcess.ts` is told to do. */
export interface SweepOrder {
  /** The command alone, or what a worker's schedule finds due. */
  what: 'sweep' | 'schedule'
  /** ISO 8601. */
  now: string
  mailsAtOnce?: number
  /** It dies when it has begun so many requests to the database. */
  dieAt?: number
}
