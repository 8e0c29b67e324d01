/** Names as small numbers: those that all segments of an engine share, for one. */
export interface Interner {
  numberOf(name: string): number
  names: readonly string[]
}

/** @returns names as numbers 0, 1, 2 ... in order of arrival. */
export function createInterner(): Interner {
  const numbers = new Map<string, number>()
  const names: string[] = []
  return {
    names,
    numberOf(name) {
      const known = numbers.get(name)
      if (known !== undefined) return known
      numbers.set(name, names.length)
      return names.push(name) - 1
    },
  }
}
