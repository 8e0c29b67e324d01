/** @returns the n-grams of a text as numbers (never 0), each once; none when it is shorter than n. */
export function distinctGrams(text: string, length: number): Set<number> {
  const grams = new Set<number>()
  for (let i = 0; i + length <= text.length; i++) {
    let key = length
    for (let j = i; j < i + length; j++) key = Math.imul(key, 0x01000193) ^ text.charCodeAt(j)
    grams.add(key >>> 0 || 1)
  }
  return grams
}
