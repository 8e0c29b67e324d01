import type { ThesaurusGroup } from './types'

/**
 * @returns groups written one a line: callers' words, an arrow, office words; commas between. `복비, 중개료 -> 중개보수`.
 * @throws when a line has no arrow, or nothing on one side of it
 */
export function groupsOf(text: string): ThesaurusGroup[] {
  const lines = text.split('\n').map((line) => line.trim())
  return lines.filter(Boolean).map((line) => {
    const [say, mean, more] = line.split('->').map(wordsBetweenCommas)
    if (!say?.length || !mean?.length || more) throw new Error(`no thesaurus group: ${line}`)
    return { say, mean }
  })
}

function wordsBetweenCommas(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
}
