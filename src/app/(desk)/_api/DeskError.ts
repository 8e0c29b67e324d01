/** What went wrong with a request, in the terms the desk acts on. `network`: no answer came at all. */
export type DeskErrorKind = 'signedOut' | 'forbidden' | 'missing' | 'invalid' | 'full' | 'busy' | 'down' | 'network'

export class DeskError extends Error {
  override readonly name = 'DeskError'
  constructor(
    readonly kind: DeskErrorKind,
    /** The sentence the server wrote for the person, `''` when there is none. */
    readonly detail = '',
    /** How long the server asks us to wait, in ms. */
    readonly retryAfterMs = 0,
  ) {
    super(detail || kind)
  }

  /** Whether asking again later may help. */
  get mayPass(): boolean {
    return this.kind === 'network' || this.kind === 'down' || this.kind === 'busy'
  }
}
