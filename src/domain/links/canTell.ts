/** A server that was asked for its pages in one round. */
export interface HostSeen {
  /** Whether it ever answered before this round. */
  wasKnown: boolean
  /** Whether it answered now, whatever it said. */
  answered: boolean
}

/** From so many known servers on, half of them silent at once is our network's fault and not theirs. */
const ENOUGH_TO_DOUBT = 4

/**
 * @returns whether a round may say of links that they do not open: from a closed network, or with the line down, nothing
 *   does, and that says nothing about them.
 */
export function canTell(hosts: readonly HostSeen[]): boolean {
  if (!hosts.some(({ answered }) => answered)) return false
  const known = hosts.filter(({ wasKnown }) => wasKnown)
  const silent = known.filter(({ answered }) => !answered)
  return known.length < ENOUGH_TO_DOUBT || silent.length * 2 < known.length
}
