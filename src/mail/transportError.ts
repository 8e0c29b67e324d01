import { IeumError } from '../lib/errors'

/** At which point of the talk with the server it went wrong; see `SendOutcome` for what follows from it. */
export type TransportTrouble = 'unreachable' | 'deferred' | 'refused' | 'unknown'

/** A mail that did not get through, with the server's code and words where it gave any. */
export class TransportError extends IeumError {
  readonly trouble: TransportTrouble
  readonly responseCode: number | undefined

  constructor(input: {
    trouble: TransportTrouble
    message: string
    responseCode?: number | undefined
    cause?: unknown
  }) {
    super({ code: `mail/${input.trouble}`, message: input.message, cause: input.cause })
    this.trouble = input.trouble
    this.responseCode = input.responseCode
  }
}
