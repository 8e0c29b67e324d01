/** Cuts at each `mark` that no `\` stands before. The parts keep their escapes. */
export function cutAt(text: string, mark: string): string[] {
  const parts: string[] = []
  let start = 0
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1
    else if (text[index] === mark) {
      parts.push(text.slice(start, index))
      start = index + 1
    }
  }
  return [...parts, text.slice(start)]
}

/** Puts `\` before the marks and before itself. */
export function escapeMarks(text: string, marks: string): string {
  return [...text]
    .map((character) => (character === '\\' || marks.includes(character) ? `\\${character}` : character))
    .join('')
}

/** Takes the `\` off the marks and off itself; before anything else it is the text's own. */
export function unescapeMarks(text: string, marks: string): string {
  return text.replace(/\\(.)/gsu, (whole, mark: string) => (mark === '\\' || marks.includes(mark) ? mark : whole))
}
