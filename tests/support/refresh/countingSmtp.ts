import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

import { SMTPServer } from 'smtp-server'

/** What arrived, without its text: a month's mails are too many to be read. */
export interface Arrival {
  to: string
  messageId: string
  bytes: number
}

export interface CountingSmtp {
  url: string
  arrivals: Arrival[]
  stop(): Promise<void>
}

const MESSAGE_ID = /^message-id:\s*(<[^>]+>)/im

/** A real SMTP server on a loopback port that takes every mail and notes to whom it came. */
export async function startCountingSmtp(): Promise<CountingSmtp> {
  const arrivals: Arrival[] = []
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks)
        const [, messageId = ''] = MESSAGE_ID.exec(raw.toString('latin1')) ?? []
        for (const { address } of session.envelope.rcptTo) arrivals.push({ to: address, messageId, bytes: raw.length })
        done()
      })
    },
  })
  // A sender that ends cuts its lines.
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrivals,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
