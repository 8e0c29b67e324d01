import type { Payload } from 'payload'

/** Something that happens on a schedule. It calls one command and knows nothing else. */
export interface Job {
  /** Stable: it is part of the run's key. */
  name: string
  /** Five fields of cron, read in Asia/Seoul. */
  cron: string
  /** How long after its time a missed run is still made up for, in ms. Longer ago, the next one does it. */
  catchUpMs: number
  /** @returns what the run's row keeps, plain JSON */
  run(input: { payload: Payload; now: Date; signal: AbortSignal }): Promise<unknown>
}
