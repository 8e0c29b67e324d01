/** Room for two rows of the table, used again and again: queries are short and one at a time. */
const LONGEST = 96
let previous = new Uint8Array(LONGEST + 1)
let current = new Uint8Array(LONGEST + 1)

export interface EditDistance {
  /** Keys to change, add or leave out so that `typed` becomes `meant`. */
  whole: number
  /** The same for the beginning of `meant` that fits best. */
  beginning: number
}

/**
 * Levenshtein's distance between keystrokes, given up where it exceeds `most`.
 * @returns distances, `most + 1` for all that is further; also when either text is longer than 96 keys
 */
export function editDistance(typed: string, meant: string, most: number): EditDistance {
  const far = most + 1
  if (typed.length > LONGEST || meant.length > LONGEST) return { whole: far, beginning: far }
  for (let j = 0; j <= meant.length; j++) previous[j] = Math.min(j, far)
  for (let i = 1; i <= typed.length; i++) {
    const from = Math.max(1, i - most)
    const until = Math.min(meant.length, i + most)
    const key = typed.charCodeAt(i - 1)
    let least = from === 1 ? Math.min(i, far) : far
    current[from - 1] = least
    for (let j = from; j <= until; j++) {
      const above = j === i + most ? far : (previous[j] as number) // rows are longer than meant
      const left = current[j - 1] as number
      const diagonal = (previous[j - 1] as number) + (meant.charCodeAt(j - 1) === key ? 0 : 1)
      const distance = Math.min(diagonal, above + 1, left + 1, far)
      current[j] = distance
      if (distance < least) least = distance
    }
    if (least >= far) return { whole: far, beginning: far }
    ;[previous, current] = [current, previous]
  }
  return distancesOf(typed.length, meant.length, most)
}

function distancesOf(typed: number, meant: number, most: number): EditDistance {
  const far = most + 1
  let beginning = far
  for (let j = Math.max(0, typed - most); j <= Math.min(meant, typed + most); j++) {
    beginning = Math.min(beginning, previous[j] as number)
  }
  return { whole: Math.abs(typed - meant) > most ? far : (previous[meant] as number), beginning }
}
