import type { mongo } from 'mongoose'
import type { Payload } from 'payload'

import { databaseOf } from '../lib/databaseOf'
import { readEnv, type Env } from '../lib/env'
import { createLog } from '../lib/log'
import { withServices } from '../server/services'

export interface CommandParts {
  payload: Payload
  db: mongo.Db
  env: Env
}

/**
 * What every command that needs the database runs in: the running services of the data folder, or ones started for it and
 * stopped again; Payload on them; everything closed at the end.
 * @throws ServiceUnavailableError (exit code 3), and whatever `work` throws
 */
export async function withPayload<T>(work: (parts: CommandParts) => Promise<T>): Promise<T> {
  beNoDevelopmentServer()
  const env = readEnv()
  const log = createLog({ level: 'warn' })
  return withServices({ dataDir: env.dataDir, env, log }, async () => {
    process.env.IEUM_LOG_LEVEL ??= 'warn'
    const { forgetEnv } = await import('../lib/env')
    // The services have just put their address into the environment.
    forgetEnv()
    const [{ default: config }, { getPayload }] = await Promise.all([import('../../payload.config'), import('payload')])
    const payload = await getPayload({ config })
    // On a new database the first transaction fails while indexes are being built.
    await Promise.all(Object.values(payload.db.collections).map((model) => model.init()))
    const db = databaseOf(payload)
    try {
      return await work({ payload, db, env: readEnv() })
    } finally {
      await payload.destroy()
    }
  })
}

/**
 * Outside production Payload listens for changes of the sources at the address in PORT. That is the running Ieum, and the
 * command would not end before that connection does.
 */
function beNoDevelopmentServer(): void {
  Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV || 'production', DISABLE_PAYLOAD_HMR: 'true' })
}
