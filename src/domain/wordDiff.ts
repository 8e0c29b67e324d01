import { diffArrays } from 'diff'

export interface DiffPiece {
  text: string
  kind: 'same' | 'added' | 'removed'
}

/** @returns two texts as one, word by word (Korean words with their particles), with what was taken out and put in. */
export function wordDiff(before: string, after: string): DiffPiece[] {
  const words = (text: string): string[] => text.split(/(\s+)/).filter(Boolean)
  return diffArrays(words(before), words(after)).map(({ value, added, removed }) => ({
    text: value.join(''),
    kind: added ? 'added' : removed ? 'removed' : 'same',
  }))
}
