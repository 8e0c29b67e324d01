import { IeumError } from '../lib/errors'

/** A mail whose text depends on something that is not there yet (try again), or no longer (`isFinal`). */
export class MailNotReadyError extends IeumError {
  readonly isFinal: boolean

  constructor(message: string, { isFinal, cause }: { isFinal: boolean; cause?: unknown }) {
    super({ code: 'mail/not-ready', message, cause })
    this.isFinal = isFinal
  }
}
