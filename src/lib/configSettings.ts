import { join } from 'node:path'

import { readEnv } from './env'
import type { LogStyle } from './log'

/** What payload.config.ts needs to know. */
export interface ConfigSettings {
  secret: string
  mongodbUri: string
  publicUrl: string | undefined
  /** Origins whose pages may send our cookie. */
  trustedOrigins: string[]
  /** Whether whoever comes first to an empty database may make the first account. */
  isOpen: boolean
  /** Where uploaded files lie: in the data folder, absolute. */
  mediaDir: string
  logLevel: string
  logStyle: LogStyle
}

/**
 * @returns the settings Payload is composed with. `next build` and the generators import the configuration without a
 *   database or a secret at hand: they get empty ones, with which nothing can be served.
 */
export function configSettings(): ConfigSettings {
  const isServing = Boolean(process.env.MONGODB_URI)
  if (!isServing)
    return {
      secret: 'not-serving',
      mongodbUri: '',
      publicUrl: undefined,
      trustedOrigins: [],
      isOpen: false,
      mediaDir: '',
      logLevel: 'warn',
      logStyle: 'lines',
    }
  const env = readEnv()
  const local = [`http://127.0.0.1:${env.port}`, `http://localhost:${env.port}`]
  return {
    secret: env.payloadSecret ?? '',
    mongodbUri: env.mongodbUri ?? '',
    publicUrl: env.mode === 'production' ? env.publicUrl : undefined,
    trustedOrigins: [env.publicUrl, ...local],
    isOpen: env.mode === 'demo',
    mediaDir: join(env.dataDir, 'media'),
    logLevel: env.logLevel,
    logStyle: env.mode === 'production' ? 'json' : 'lines',
  }
}
