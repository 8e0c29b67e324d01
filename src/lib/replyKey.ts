import { createHmac } from 'node:crypto'

import type { Env } from './env'
import { payloadSecret } from './payloadSecret'

/**
 * @returns the key under which typed reply codes are hashed: `IEUM_REPLY_KEY`, else one derived from `PAYLOAD_SECRET`. A
 *   reply server in a DMZ is given the former alone, so that whoever takes it over can sign nobody in.
 */
export function replyKey(env: Pick<Env, 'replyKey' | 'payloadSecret' | 'dataDir'>): string {
  return env.replyKey ?? createHmac('sha256', payloadSecret(env)).update('ieum reply code').digest('base64url')
}
