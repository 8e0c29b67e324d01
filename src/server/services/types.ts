import type { Env } from '../../lib/env'
import type { ServiceUnavailableError } from '../../lib/errors'
import type { Logger } from '../../lib/log'

export type ServicesInput = { dataDir: string; env: Env; log: Logger }

/** The services this process may use, until it calls `stop`. */
export type Services = {
  mongodbUri: string
  /**
   * What a process that imports payload.config.ts needs: MONGODB_URI, PAYLOAD_SECRET, IEUM_DATA_DIR; and MEILI_HOST with
   * MEILI_API_KEY when a Meilisearch of this data folder runs.
   */
  environment: Readonly<Record<string, string>>
  /** Stops what this process started, unless another process of ours still uses it. Called twice it stops once. */
  stop: () => Promise<void>
  /** Calls back once when a service of ours ends although nobody stopped it; at once when it already has. */
  onUnexpectedExit: (listener: (error: ServiceUnavailableError) => void) => void
}
