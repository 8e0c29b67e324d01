/** Ctrl-C, a supervisor's stop, a closed terminal. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export type StopRequest = {
  /** Aborts at the first signal. */
  asked: AbortSignal
  /** Aborts at the second one: whoever asks twice does not want to wait. */
  askedAgain: AbortSignal
}

/** Takes the signals that ask this process to end; from now on they end nothing by themselves. */
export function stopRequest(): StopRequest {
  const [first, second] = [new AbortController(), new AbortController()]
  for (const name of SIGNALS)
    process.on(name, () => {
      if (first.signal.aborted) second.abort()
      else first.abort(new Error(`asked to end by ${name}`))
    })
  return { asked: first.signal, askedAgain: second.signal }
}
