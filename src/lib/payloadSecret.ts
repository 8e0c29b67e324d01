import type { Env } from './env'
import { keptSecret } from './keptSecret'

/**
 * @returns `PAYLOAD_SECRET`, or in demo mode one that is made once and kept in the data folder, readable by its
 *   owner only; sessions and signed links stay valid over restarts because of it
 * @throws what the file system throws when the data folder cannot be written
 */
export function payloadSecret(env: Pick<Env, 'payloadSecret' | 'dataDir'>): string {
  if (env.payloadSecret !== undefined) return env.payloadSecret
  return keptSecret(env.dataDir, 'secret')
}
