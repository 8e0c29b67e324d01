/** One thing a worker does while it holds the worker's lease: feed the search server, run the schedule, send mail. */
export interface WorkerPart {
  /** For the log. */
  name: string
  /** Begins, and returns soon: what takes long goes on behind. Called each time the lease is taken. */
  start(): void | Promise<void>
  /** Ends what is at hand cleanly, within seconds. */
  stop(): Promise<void>
}
