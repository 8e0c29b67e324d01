/** An aid as far as it is matched to an answer. */
export interface AidToMatch {
  code: string
  title: string
  aliases: readonly string[]
}

interface Asked {
  title: string
  /** Callers' words. */
  aliases: readonly string[]
}

const SHORTEST = 2

/**
 * @returns the aids an agent may want beside this answer, those with more in common first: one of their keywords stands in
 *   the answer's title or is one of its own keywords. The staff steer it by the keywords they give an aid.
 */
export function aidsBeside<T extends AidToMatch>(asked: Asked, aids: readonly T[]): T[] {
  const title = squeeze(asked.title)
  const own = new Set(asked.aliases.map(squeeze))
  const shared = ({ aliases }: T): number =>
    aliases.map(squeeze).filter((alias) => alias.length >= SHORTEST && (title.includes(alias) || own.has(alias))).length
  return aids
    .map((aid) => ({ aid, weight: shared(aid) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.aid.code.localeCompare(b.aid.code))
    .map(({ aid }) => aid)
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase()
}
