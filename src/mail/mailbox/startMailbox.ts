import type { AddressInfo } from 'node:net'

import { simpleParser, type AddressObject } from 'mailparser'
import { mongo } from 'mongoose'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'

import type { Clock } from '../../lib/clock'
import type { Logger } from '../../lib/log'
import { keepInMailbox, type MailboxRow } from './mailboxRows'

export interface Mailbox {
  /** What `SMTP_URL` would say. */
  url: string
  stop(): Promise<void>
}

const MAX_BYTES = 5 * 1024 * 1024

/**
 * A real SMTP server on a loopback port, for the demo: what Ieum sends without `SMTP_URL` lands in the database, where
 * `/mailbox` shows it. A mail is acknowledged when it is stored.
 */
export async function startMailbox(input: { db: mongo.Db; clock: Clock; log: Logger }): Promise<Mailbox> {
  const { db, clock, log } = input
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: MAX_BYTES,
    logger: false,
    onData(stream, _session, done) {
      readMail(stream, new Date(clock()))
        .then((row) => keepInMailbox(db, row))
        .then(
          () => done(),
          (err: unknown) => {
            log.error({ err, msg: 'demo mailbox could not keep a mail' })
            done(Object.assign(new Error('try again later'), { responseCode: 451 }))
          },
        )
    },
  })
  server.on('error', (err: unknown) => log.warn({ err, msg: 'demo mailbox' }))
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function readMail(stream: SMTPServerDataStream, at: Date): Promise<MailboxRow> {
  const mail = await simpleParser(stream, { skipImageLinks: true })
  return {
    _id: new mongo.ObjectId(),
    at,
    to: addressesOf(mail.to),
    from: mail.from?.text ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html || '',
    messageId: mail.messageId ?? '',
    files: mail.attachments.map(({ filename, contentType, content }) => ({
      name: filename ?? '이름 없는 파일',
      type: contentType,
      content: new mongo.Binary(content),
    })),
  }
}

function addressesOf(field: AddressObject | AddressObject[] | undefined): string[] {
  const objects = field === undefined ? [] : [field].flat()
  return objects.flatMap(({ value }) => value.flatMap(({ address }) => (address ? [address.toLowerCase()] : [])))
}
