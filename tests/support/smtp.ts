import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server'

/** A mail the server has taken in. */
export interface Delivered {
  to: string
  messageId: string
  parsed: ParsedMail
  at: number
}

/** What the server does at each point; left out, it goes on. A number is the code it answers with. */
export interface SmtpScript {
  onConnect?: (session: SMTPServerSession) => Answer
  onMail?: (from: string, session: SMTPServerSession) => Answer
  onRcpt?: (to: string, session: SMTPServerSession) => Answer
  /** Once the whole text is here; `keep` files it as delivered. `cut` ends the connection without an answer. */
  onText?: (mail: Delivered, keep: () => void, cut: () => void) => Answer | 'handled'
}

type Answer = void | number | Promise<void | number>

export interface SmtpFixture {
  url: string
  port: number
  delivered: Delivered[]
  /** May be changed while it runs. */
  script: SmtpScript
  /** Connections open at once, at most, so far. */
  mostConnections: () => number
  stop(): Promise<void>
}

const failure = (code: number): Error => Object.assign(new Error(`scripted ${code}`), { responseCode: code })

/** A real SMTP server on a loopback port that behaves as its script says. */
export async function startSmtp(script: SmtpScript = {}, options: SMTPServerOptions = {}): Promise<SmtpFixture> {
  const delivered: Delivered[] = []
  let open = 0
  let most = 0
  const answer = async (given: Answer, done: (error?: Error | null) => void): Promise<void> => {
    const code = await given
    done(typeof code === 'number' ? failure(code) : null)
  }
  const fixture = { script } as SmtpFixture
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    ...options,
    onConnect(session, done) {
      open += 1
      most = Math.max(most, open)
      void answer(fixture.script.onConnect?.(session), done)
    },
    onClose() {
      open -= 1
    },
    onMailFrom({ address }, session, done) {
      void answer(fixture.script.onMail?.(address, session), done)
    },
    onRcptTo({ address }, session, done) {
      void answer(fixture.script.onRcpt?.(address, session), done)
    },
    onData(stream, session, done) {
      void simpleParser(stream).then(async (parsed) => {
        const to = session.envelope.rcptTo[0]?.address ?? ''
        const mail = { to, messageId: parsed.messageId ?? '', parsed, at: Date.now() }
        const keep = (): void => void delivered.push(mail)
        const cut = (): void => {
          for (const connection of server.connections)
            if ((connection as unknown as { id: string }).id === session.id)
              (connection as unknown as { _socket: { destroy(): void } })._socket.destroy()
        }
        const code = await fixture.script.onText?.(mail, keep, cut)
        if (code === 'handled') return
        if (code === undefined) keep()
        done(typeof code === 'number' ? failure(code) : null)
      }, done)
    },
  })
  // A client that is killed cuts its line; that is what these tests are about.
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return Object.assign(fixture, {
    url: `smtp://127.0.0.1:${port}`,
    port,
    delivered,
    mostConnections: () => most,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  })
}
