import type { mongo } from 'mongoose'

import { databaseOf } from '../lib/databaseOf'
import type { Clock } from '../lib/clock'
import type { Env } from '../lib/env'
import type { Logger } from '../lib/log'
import type { WorkerPart } from '../lib/workerPart'
import { startMailbox, type Mailbox } from './mailbox/startMailbox'
import { createMailSender, type MailSender, type SenderTimes } from './sender'
import { smtpSettings } from './smtpSettings'
import { createTransport } from './transport'
import { writeOutgoing, type AttachReplySheet, type MintReplyAddresses } from './writeOutgoing'

/**
 * Sends the outbox: to `SMTP_URL`; without it, in the demo, to the demo's own mailbox; in production without it, nothing is
 * sent and the mails wait.
 *
 * @param input.mint makes the addresses of a reply link (`mintReplyAddresses`)
 * @param input.attachSheet makes the 회신서 that goes with a mail that asks; mails go without when left out
 * @param input.onBounce marks a person who cannot be reached (`markBounced`)
 */
export function mailWorkerPart(input: {
  /** Payload; of it the connection alone is used. */
  payload: { db: { connection: { db?: mongo.Db | undefined } } }
  env: Env
  log: Logger
  clock: Clock
  mint: MintReplyAddresses
  attachSheet?: AttachReplySheet
  onBounce: (email: string, code: number) => Promise<void>
  times?: SenderTimes
}): WorkerPart {
  const { env, log, clock, mint, attachSheet, onBounce } = input
  let mailbox: Mailbox | undefined
  let sender: MailSender | undefined
  return {
    name: 'mail',
    async start() {
      const db = databaseOf(input.payload)
      if (env.smtpUrl === undefined && env.mode === 'production')
        return log.warn('SMTP_URL이 없어 메일을 보내지 않습니다. 보낼 메일은 남아 있다가 지정하면 나갑니다.')
      if (env.smtpUrl === undefined) mailbox = await startMailbox({ db, clock, log })
      sender = createMailSender({
        db,
        transport: createTransport(smtpSettings(env.smtpUrl ?? mailbox?.url ?? '')),
        write: writeOutgoing({ db, env, clock, mint, attachSheet }),
        domain: domainOf(env.mailFrom),
        clock,
        random: Math.random,
        log,
        onBounce,
        ...(input.times ? { times: input.times } : {}),
      })
      await sender.start()
    },
    async stop() {
      await sender?.stop()
      await mailbox?.stop()
    },
  }
}

/** `이음 <ieum@example.kr>` -> `example.kr` */
function domainOf(mailFrom: string): string {
  return /@([^<>@\s]+)>?$/.exec(mailFrom.trim())?.[1] ?? 'localhost'
}
