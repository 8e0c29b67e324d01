import { setTimeout as wait } from 'node:timers/promises'

import { lookAtLink, type LinkLook, type LookInput } from './lookAtLink'

/** A link that was looked at. */
export interface Seen {
  link: string
  /** Of the link itself, wherever it led. */
  host: string
  look: LinkLook
}

/** Servers asked at the same time. */
const LANES = 4
/** Pages of one server in one round; its others come in the next. */
const MOST_OF_HOST = 300

/** Looks at links gently: each server is asked for one page at a time, with a pause after each. @returns what was seen */
export async function lookAtHosts(
  links: readonly string[],
  looking: Omit<LookInput, 'link'> & { pauseMs: number },
): Promise<Seen[]> {
  const byHost = new Map<string, string[]>()
  for (const link of links) {
    const { host } = new URL(link)
    byHost.set(host, [...(byHost.get(host) ?? []), link])
  }
  const waiting = [...byHost]
  const seen: Seen[] = []
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [host, ofHost] = next
      for (const link of ofHost.slice(0, MOST_OF_HOST)) {
        seen.push({ link, host, look: await lookAtLink({ ...looking, link }) })
        await wait(looking.pauseMs, undefined, { signal: looking.signal })
      }
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return seen
}
