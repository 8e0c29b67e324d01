import type { MailState } from './mailState'
import { retryDelay } from './retryDelay'

/** How one try to send a mail ended. Codes are the receiving server's (RFC 5321). */
export type SendOutcome =
  | { kind: 'sent' }
  /** The server itself could not be used: no connection, no TLS, wrong login. It says nothing about this mail. */
  | { kind: 'unreachable' }
  /** Not now: a 4xx, or a link cut before the text was handed over. */
  | { kind: 'deferred'; code?: number | undefined }
  /** Never: a 5xx for this recipient or this mail. */
  | { kind: 'refused'; code: number }
  /** The link was cut between the text and its acknowledgement. */
  | { kind: 'unknown' }
  /** The mail cannot be written from its row. */
  | { kind: 'unsendable' }

export interface MailHistory {
  /** Tries that were put off so far. */
  tries: number
  /** How often it was unknown whether it arrived. */
  unknowns: number
}

export interface Settlement extends MailHistory {
  state: Exclude<MailState, 'leased'>
  /** In ms since the epoch; null when nothing more is done by itself. */
  nextAt: number | null
  /** The recipient cannot be reached: whoever stands above has to hear of it. */
  goesUp: boolean
}

/** Back-offs of `retryDelay` add up to some three days by then: a mail server may be down over a long weekend. */
export const MAX_TRIES = 20
/** A mail whose arrival is unknown is sent again after this long, under the same Message-ID. */
export const RESEND_AFTER_MS = 30 * 60_000
/** After so many resends the staff decides. */
export const MAX_RESENDS = 3

/** @param chance from 0 up to 1. @returns what becomes of a mail after a try that ended so */
export function settleMail(
  outcome: SendOutcome,
  history: MailHistory,
  { now, chance }: { now: number; chance: number },
): Settlement {
  const { tries, unknowns } = history
  const waiting = unknowns > 0 ? 'unknown' : 'pending'
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', nextAt: null, tries, unknowns, goesUp: false }
    case 'unreachable':
      return { state: waiting, nextAt: now, tries, unknowns, goesUp: false }
    case 'deferred':
      if (tries + 1 >= MAX_TRIES) return { state: 'failed', nextAt: null, tries: tries + 1, unknowns, goesUp: true }
      return { state: waiting, nextAt: now + retryDelay(tries + 1, chance), tries: tries + 1, unknowns, goesUp: false }
    case 'refused':
      return { state: 'failed', nextAt: null, tries: tries + 1, unknowns, goesUp: true }
    case 'unsendable':
      return { state: 'failed', nextAt: null, tries, unknowns, goesUp: false }
    case 'unknown':
      return {
        state: 'unknown',
        nextAt: unknowns < MAX_RESENDS ? now + RESEND_AFTER_MS : null,
        tries,
        unknowns: unknowns + 1,
        goesUp: false,
      }
  }
}
