/** When an issue brief is shown, and over which entries. Instants in ms since the epoch. */
export interface BriefWindow {
  id: string
  from: number
  /** `undefined`: until somebody ends it. */
  until: number | undefined
  /** Ids of the entries it lies over. */
  overlays: readonly string[]
}

/** The briefs that run at an instant. */
export interface RunningBriefs {
  ids: ReadonlySet<string>
  /** Entry id -> ids of the running briefs that lie over it. */
  over: ReadonlyMap<string, readonly string[]>
}

/** @returns what runs at an instant (ms): from `from` on, and no more at `until`. The same object as long as nothing begins or ends. */
export type BriefCalendar = (now: number) => RunningBriefs

/** @returns a calendar that computes anew only when a brief has begun or ended since it was last asked. */
export function createBriefCalendar(windows: readonly BriefWindow[]): BriefCalendar {
  const changes = windows
    .flatMap(({ from, until }) => [from, until ?? Infinity])
    .filter(Number.isFinite)
    .sort((a, b) => a - b)
  let known: { since: number; before: number; running: RunningBriefs } | undefined
  return (now) => {
    if (known && now >= known.since && now < known.before) return known.running
    const since = changes.findLast((change) => change <= now) ?? -Infinity
    const before = changes.find((change) => change > now) ?? Infinity
    known = { since, before, running: runningAt(windows, now) }
    return known.running
  }
}

function runningAt(windows: readonly BriefWindow[], now: number): RunningBriefs {
  const ids = new Set<string>()
  const over = new Map<string, string[]>()
  for (const { id, from, until, overlays } of windows) {
    if (now < from || (until !== undefined && now >= until)) continue
    ids.add(id)
    for (const entry of overlays) over.set(entry, [...(over.get(entry) ?? []), id])
  }
  return { ids, over }
}
