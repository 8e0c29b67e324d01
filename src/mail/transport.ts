import { Readable } from 'node:stream'

import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'

import type { SmtpSettings } from './smtpSettings'
import { TransportError } from './transportError'

/** A file that goes with a mail. */
export interface MailAttachment {
  filename: string
  contentType: string
  content: Buffer
}

/** A mail as it goes out. */
export interface OutgoingMail {
  from: string
  replyTo?: string | undefined
  to: string
  toName: string
  subject: string
  html: string
  text: string
  /** With its angle brackets. */
  messageId: string
  date: Date
  attachments?: readonly MailAttachment[] | undefined
}

/** An open, logged-in connection; mails go through it one after the other. */
export interface MailSession {
  /**
   * @param beforeText awaited after the server has taken the recipient and asked for the text, before the first byte of it
   *   leaves; when it throws, nothing leaves
   * @returns what the server said when it took the mail
   * @throws TransportError; whatever `beforeText` throws. The session is closed then.
   */
  send(mail: OutgoingMail, beforeText: () => Promise<void>): Promise<string>
  isOpen(): boolean
  /** Says goodbye; only between two mails. */
  close(): void
  /** Cuts the line, whatever is under way: a running `send` then rejects. */
  cut(): void
}

/** Where mail is handed over. */
export interface Transport {
  /** @throws TransportError of trouble `unreachable`: no connection, no TLS, wrong login */
  open(): Promise<MailSession>
}

/** In ms. A silent server is left after `silence`, one that dribbles after `whole`. */
export interface TransportTimes {
  connect: number
  silence: number
  whole: number
}

const TIMES: TransportTimes = { connect: 15_000, silence: 60_000, whole: 5 * 60_000 }

interface SmtpFailure {
  message: string
  code?: string
  command?: string
  response?: string
  responseCode?: number
}

/** The only place that knows nodemailer: hands mails over by SMTP. `ca`: certificates trusted beside the system's. */
export function createTransport(smtp: SmtpSettings, times: TransportTimes = TIMES, ca?: string): Transport {
  return {
    async open() {
      const connection = new SMTPConnection({
        host: smtp.host,
        port: smtp.port,
        secure: smtp.secure,
        requireTLS: smtp.requireTLS,
        ...(smtp.name === undefined ? {} : { name: smtp.name }),
        connectionTimeout: times.connect,
        greetingTimeout: times.connect,
        socketTimeout: times.silence,
        tls: { minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) },
      })
      const cut = cutOf(connection)
      try {
        await within(times.whole, cut, (done) => connection.connect(done))
        if (smtp.login) {
          const credentials = smtp.login
          await within(times.whole, cut, (done) => connection.login({ credentials }, done))
        }
      } catch (error) {
        connection.close()
        throw unreachable(error as SmtpFailure)
      }
      return sessionOf(connection, cut, times)
    },
  }
}

/** @returns a promise that rejects when the connection ends, whoever ends it. */
function cutOf(connection: SMTPConnection): Promise<never> {
  const cut = new Promise<never>((_resolve, reject) => {
    connection.on('error', reject)
    connection.once('end', () => reject(new Error('메일 서버와의 연결이 끊겼습니다.')))
  })
  // It is looked at only while something is under way; an idle connection may end unseen.
  cut.catch(() => {})
  return cut
}

/** Runs one step of the talk; it ends with its answer, with the connection, or when its time is up. */
async function within<T>(
  ms: number,
  cut: Promise<never>,
  step: (done: (error?: Error | null, result?: T) => void) => void,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('메일 서버가 제때 답하지 않았습니다.')), ms)
  })
  const answered = new Promise<T>((resolve, reject) => {
    step((error, result) => (error ? reject(error) : resolve(result as T)))
  })
  try {
    return await Promise.race([answered, cut, late])
  } finally {
    clearTimeout(timer)
  }
}

function sessionOf(connection: SMTPConnection, cut: Promise<never>, times: TransportTimes): MailSession {
  let isOpen = true
  cut.catch(() => (isOpen = false))
  return {
    isOpen: () => isOpen,
    cut: () => connection.close(),
    close() {
      if (isOpen) connection.quit()
      isOpen = false
      // QUIT is a courtesy; a server that does not answer it is left.
      setTimeout(() => connection.close(), times.connect).unref()
    },
    async send(mail, beforeText) {
      const raw = await compose(mail)
      const progress: Progress = { answered: false, leaving: false, refusal: undefined }
      const text = Readable.from(textOnceAsked(raw, progress, beforeText))
      const envelope = { from: addressOf(mail.from), to: [mail.to], size: raw.length }
      try {
        const { response } = await within<{ response: string }>(times.whole, cut, (done) =>
          connection.send(envelope, text, (error, info) => {
            progress.answered = true
            done(error, info)
          }),
        )
        return response
      } catch (error) {
        progress.answered = true
        isOpen = false
        connection.close()
        if (progress.refusal !== undefined) throw progress.refusal
        throw troubleOf(error as SmtpFailure, progress.leaving)
      }
    },
  }
}

interface Progress {
  answered: boolean
  /** The first byte of the text may have left. */
  leaving: boolean
  /** What `beforeText` threw. */
  refusal: Error | undefined
}

/** nodemailer reads it when the server has asked for the text, and to throw it away when the recipient was refused. */
async function* textOnceAsked(
  raw: Buffer,
  progress: Progress,
  beforeText: () => Promise<void>,
): AsyncGenerator<Buffer> {
  if (progress.answered) return
  try {
    await beforeText()
  } catch (error) {
    progress.refusal = error instanceof Error ? error : new Error(String(error))
    throw error
  }
  if (progress.answered) return
  progress.leaving = true
  yield raw
}

function compose(mail: OutgoingMail): Promise<Buffer> {
  const { from, replyTo, to, toName, subject, html, text, messageId, date } = mail
  return new MailComposer({
    from,
    ...(replyTo === undefined ? {} : { replyTo }),
    to: { name: toName, address: to },
    subject,
    html,
    text,
    messageId,
    date,
    attachments: [...(mail.attachments ?? [])],
    // Gateways fold and re-encode long 8-bit lines; base64 comes through as it is.
    textEncoding: 'base64',
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': 'ko' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}

/** `이음 <ieum@example.kr>` and `ieum@example.kr` alike. */
function addressOf(from: string): string {
  return /<([^<>]+)>/.exec(from)?.[1] ?? from
}

function unreachable(failure: SmtpFailure): TransportError {
  return new TransportError({
    trouble: 'unreachable',
    message: failure.message,
    responseCode: failure.responseCode,
    cause: failure,
  })
}

/** What a failed try says about the mail. The sender's address being refused is our setting's fault, not the recipient's. */
function troubleOf(failure: SmtpFailure, leaving: boolean): TransportError {
  const { code, command, responseCode, response } = failure
  // An answer to the envelope or to the text is certain; a cut line or a silence in its place is not.
  const isAnswer = code === 'EENVELOPE' || code === 'EMESSAGE'
  const isFinal = isAnswer && (responseCode === undefined || responseCode >= 500)
  if (isFinal && responseCode !== undefined && command === 'MAIL FROM') return unreachable(failure)
  const trouble = isFinal ? 'refused' : isAnswer || !leaving ? 'deferred' : 'unknown'
  return new TransportError({ trouble, message: response ?? failure.message, responseCode, cause: failure })
}
