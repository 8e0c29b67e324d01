import type { SnippetPart } from '../../../domain/lookup'

/**
 * @returns the title cut into parts, those marked that the words of `read` begin with: the API marks its snippet and
 * leaves titles plain. Spaces don't count, and of a word that is still being typed its longest beginning does.
 */
export function markedTitle(title: string, read: string): SnippetPart[] {
  const marked = new Array<boolean>(title.length).fill(false)
  for (const word of read.split(/\s+/)) markWord(title, word, marked)
  const parts: SnippetPart[] = []
  for (const [index, letter] of [...splitUnits(title)].entries()) {
    const last = parts.at(-1)
    const match = marked[index] === true
    if (last && (last.match === true) === match) last.text += letter
    else parts.push(match ? { text: letter, match: true } : { text: letter })
  }
  return parts
}

function* splitUnits(text: string): Generator<string> {
  for (let index = 0; index < text.length; index++) yield text.charAt(index)
}

function markWord(title: string, word: string, marked: boolean[]): void {
  const shortest = word.length > 1 ? 2 : 1
  for (let length = word.length; length >= shortest; length--) {
    const found = title.match(spacedPattern(word.slice(0, length)))
    if (found?.index === undefined) continue
    marked.fill(true, found.index, found.index + found[0].length)
    return
  }
}

function spacedPattern(text: string): RegExp {
  const letters = [...text].map((letter) => letter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(letters.join('\\s*'), 'i')
}
