const MINUTE_MS = 60_000
const LONGEST_MS = 6 * 60 * MINUTE_MS

/**
 * Exponential back-off with jitter: half of the delay is fixed, half is chance, so that mails put off together do not come
 * back together ("equal jitter", AWS Architecture Blog, Exponential Backoff And Jitter, 2015).
 *
 * @param tries how often it has been tried, from 1
 * @param chance from 0 up to 1
 * @returns ms until the next try: about a minute, then twice as long each time, up to six hours
 */
export function retryDelay(tries: number, chance: number): number {
  const whole = Math.min(LONGEST_MS, MINUTE_MS * 2 ** (Math.max(1, tries) - 1))
  return Math.round(whole / 2 + (whole / 2) * chance)
}
