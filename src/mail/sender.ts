import { setMaxListeners } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'

import type { mongo } from 'mongoose'

import { retryDelay } from '../domain/mail/retryDelay'
import { settleMail, type SendOutcome } from '../domain/mail/settleMail'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/log'
import { createClaims, type ClaimedRow, type TryNote } from './claims'
import { MAX_CONNECTIONS, readMailSettings, type MailSettings } from './mailSettings'
import { createPace } from './pace'
import { writeSenderState } from './senderState'
import type { MailSession, OutgoingMail, Transport } from './transport'
import { TransportError } from './transportError'
import { tryMail } from './tryMail'

/** All in ms. */
export interface SenderTimes {
  /** How long a claim holds without being renewed: what a killed sender held is taken up again after it. */
  lease: number
  /** Between two looks into an empty outbox. */
  poll: number
  /** Between two rounds of taking back dead claims, reading the settings and saying that we live. */
  round: number
  /** How long `stop` waits for mails under way. */
  drain: number
}

export const SENDER_TIMES: SenderTimes = { lease: 60_000, poll: 1000, round: 10_000, drain: 15_000 }

/** What a cut mail needs to be settled. */
const CUT_MS = 2_000

export interface SenderInput {
  db: mongo.Db
  transport: Transport
  /** Writes the mail of a row. @throws MailDataError, MailNotReadyError */
  write: (row: ClaimedRow, settings: MailSettings) => Promise<Omit<OutgoingMail, 'messageId'>>
  /** What stands behind the `@` of a Message-ID. */
  domain: string
  clock: Clock
  /** From 0 up to 1. */
  random: () => number
  log: Logger
  /** The recipient cannot be reached: refused (5xx), or put off (4xx) until we gave up. */
  onBounce: (email: string, code: number) => Promise<void>
  times?: SenderTimes
}

export interface MailSender {
  start(): Promise<void>
  /** Takes no new mail and lets those under way end; what takes longer than `drain` is cut and settled as such. */
  stop(): Promise<void>
}

/** Sends what is due in the outbox, on a few connections, each mail once. Any number of senders may run on one outbox. */
export function createMailSender(input: SenderInput): MailSender {
  const { db, clock, log, times = SENDER_TIMES } = input
  const claims = createClaims(db, times.lease)
  const pace = createPace(clock)
  const stopping = new AbortController()
  // Each connection waits on it, and the rounds do.
  setMaxListeners(MAX_CONNECTIONS + 2, stopping.signal)
  const sessions = new Set<MailSession>()
  let settings: MailSettings
  let running: Promise<unknown> = Promise.resolve()
  /** While the server itself cannot be used: how often in a row, and until when it is left alone. */
  let trouble = { times: 0, until: 0, problem: null as string | null }

  const now = (): Date => new Date(clock())
  const pause = (ms: number): Promise<unknown> =>
    wait(Math.max(0, ms), undefined, { signal: stopping.signal }).catch(() => undefined)

  const round = async (): Promise<void> => {
    settings = await readMailSettings(db)
    const { waiting, unknown } = await claims.reclaim(now())
    if (waiting + unknown > 0) log.warn({ waiting, unknown, msg: 'mails of a dead sender taken back' })
    await writeSenderState(db, now(), trouble.problem)
  }

  const settle = async (row: ClaimedRow, outcome: SendOutcome, note: TryNote): Promise<void> => {
    const settlement = settleMail(outcome, row, { now: clock(), chance: input.random() })
    // Before the row is settled: if we end in between, it is tried and refused again, and nobody is left unmarked.
    if (settlement.goesUp) await input.onBounce(row.to, note.code ?? 0)
    const isOurs = await claims.settle(row, now(), settlement, note)
    if (!isOurs) return log.warn({ mail: row._id, outcome: outcome.kind, msg: 'mail was taken over by another sender' })
    if (outcome.kind !== 'sent') log.warn({ mail: row._id, ...note, outcome: outcome.kind, msg: 'mail not sent' })
  }

  const noteTrouble = (problem: string | null): Promise<void> => {
    const count = problem === null ? 0 : trouble.times + 1
    const hasChanged = problem !== trouble.problem
    // The first tries come quickly: most troubles are a restart.
    const delay = Math.min(times.poll * 2 ** count, retryDelay(count, input.random()))
    trouble = { times: count, until: problem === null ? 0 : clock() + delay, problem }
    return hasChanged ? writeSenderState(db, now(), problem) : Promise.resolve()
  }

  /** @returns an open session, the given one when it still is; undefined when the server cannot be used, which is noted */
  const openFor = async (row: ClaimedRow, session: MailSession | undefined): Promise<MailSession | undefined> => {
    if (session?.isOpen()) return session
    if (session) sessions.delete(session)
    try {
      const opened = await input.transport.open()
      sessions.add(opened)
      if (trouble.problem !== null) await noteTrouble(null)
      return opened
    } catch (error) {
      if (!(error instanceof TransportError)) throw error
      await settle(row, { kind: 'unreachable' }, { problem: error.message, code: error.responseCode })
      await noteTrouble(error.message)
      return undefined
    }
  }

  const send = async (row: ClaimedRow, session: MailSession): Promise<void> => {
    const { outcome, note } = await tryMail({ ...input, claims, session, row, settings, leaseMs: times.lease })
    if (outcome === 'lost') return log.warn({ mail: row._id, msg: 'lease lost before the text left; not sent' })
    await settle(row, outcome, note)
    if (outcome.kind === 'unreachable') await noteTrouble(note.problem ?? '')
  }

  const lane = async (index: number): Promise<void> => {
    let session: MailSession | undefined
    try {
      while (!stopping.signal.aborted) {
        const mayWork = index < settings.connections && clock() >= trouble.until
        const row = mayWork ? await claims.claim(now()) : null
        if (!row) {
          session = leave(session)
          await pause(times.poll)
          continue
        }
        await pause(pace.take(settings.perSecond))
        if (stopping.signal.aborted) return await settle(row, { kind: 'unreachable' }, {})
        session = await openFor(row, session)
        if (session) await send(row, session)
      }
    } finally {
      leave(session)
    }
  }

  const leave = (session: MailSession | undefined): undefined => {
    session?.close()
    if (session) sessions.delete(session)
  }

  /** Keeps one of the loops going over what the database throws at it. */
  const keepGoing = async (work: () => Promise<void>): Promise<void> => {
    while (!stopping.signal.aborted)
      await work().catch(async (err: unknown) => {
        log.error({ err, msg: 'mail sender failed; it goes on' })
        await pause(times.round)
      })
  }

  return {
    async start() {
      await round()
      const rounds = keepGoing(async () => {
        await pause(times.round)
        await round()
      })
      const lanes = Array.from({ length: MAX_CONNECTIONS }, (_, index) => keepGoing(() => lane(index)))
      running = Promise.all([rounds, ...lanes])
    },
    async stop() {
      stopping.abort()
      const cut = setTimeout(() => sessions.forEach((session) => session.cut()), times.drain)
      // A connection that is still being opened has sent nothing: its mail goes back when its lease has run out.
      await Promise.race([running, wait(times.drain + CUT_MS, undefined, { ref: false })])
      clearTimeout(cut)
    },
  }
}
