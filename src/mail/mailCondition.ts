import type { mongo } from 'mongoose'

import type { Env } from '../lib/env'
import { outboxOf } from './outbox'
import { senderStates } from './senderState'

/** How the mail stands, for /health/ready and the admin. */
export interface MailCondition {
  /** `waiting`: production without SMTP_URL; `down`: the mail server cannot be used; `stopped`: no sender works. */
  status: 'ok' | 'waiting' | 'down' | 'stopped'
  /** What is wrong, in Korean; null when nothing is. */
  problem: string | null
  since: Date | null
  pending: number
  unknown: number
  failed: number
}

/** A sender says that it lives every ten seconds. */
const GONE_MS = 45_000

/** @returns how the mail stands; `now` in ms since the epoch */
export async function mailCondition(
  db: mongo.Db,
  env: Pick<Env, 'mode' | 'smtpUrl'>,
  now: number,
): Promise<MailCondition> {
  const outbox = outboxOf(db)
  const [pending, unknown, failed, sender] = await Promise.all([
    outbox.countDocuments({ state: { $in: ['pending', 'leased'] } }),
    outbox.countDocuments({ state: 'unknown' }),
    outbox.countDocuments({ state: 'failed' }),
    senderStates(db).findOne({ _id: 'sender' }),
  ])
  const counts = { pending, unknown, failed }
  if (env.mode === 'production' && env.smtpUrl === undefined)
    return { status: 'waiting', problem: 'SMTP_URL이 없어 메일이 나가지 않습니다.', since: null, ...counts }
  if (!sender || now - sender.seenAt.getTime() > GONE_MS)
    return {
      status: 'stopped',
      problem: '메일을 보내는 프로그램이 없습니다.',
      since: sender?.seenAt ?? null,
      ...counts,
    }
  if (sender.problem !== null) return { status: 'down', problem: sender.problem, since: sender.since, ...counts }
  return { status: 'ok', problem: null, since: null, ...counts }
}
