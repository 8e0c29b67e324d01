import type { Brief, ReplacedLine } from './brief'
import type { EntryView } from './entryView'

/** What a brief says instead of a part of an entry. */
export interface Replacement {
  text: string
  /** The brief's title. */
  brief: string
}

export type Replacements = ReadonlyMap<ReplacedLine['part'], Replacement>

/** @returns the briefs that lie over the entry of this code, in the order given. */
export function briefsOver(code: string, briefs: readonly Brief[]): Brief[] {
  return briefs.filter(
    ({ overlays, replaces }) => overlays.includes(code) || replaces.some(({ entry }) => entry === code),
  )
}

/** @returns the parts of that entry which do not hold now; of two briefs on one part the first holds. */
export function replacedParts(code: string, briefs: readonly Brief[]): Replacements {
  const replaced = new Map<ReplacedLine['part'], Replacement>()
  for (const brief of briefs)
    for (const { entry, part, text } of brief.replaces)
      if (entry === code && !replaced.has(part)) replaced.set(part, { text, brief: brief.title })
  return replaced
}

/** @returns the entry as it may be told now: with what holds instead, in plain text. */
export function withReplacements<T extends EntryView>(entry: T, replaced: Replacements): T {
  const said = [...replaced].map(([part, { text }]) => [part === 'answer' ? 'answerText' : part, text])
  return { ...entry, ...(Object.fromEntries(said) as Partial<T>) }
}
