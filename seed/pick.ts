/** Chance that is the same on every run: FNV-1a over a text, so that nothing depends on order or on the clock. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) {
    hash ^= text.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  // FNV's low bits barely differ between texts that end alike; a last mix spreads them.
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  hash ^= hash >>> 12
  return hash >>> 0
}

/** @returns a number in [0, 1) for this key. */
export const chanceOf = (key: string): number => hashOf(key) / 0x1_0000_0000

/** @returns one of the values for this key. */
export function pick<T>(values: readonly T[], key: string): T {
  const value = values[hashOf(key) % values.length]
  if (value === undefined) throw new Error(`nothing to pick from for ${key}`)
  return value
}

/** @returns a whole number from `from` to `to`, both included, for this key. */
export const between = (from: number, to: number, key: string): number => from + (hashOf(key) % (to - from + 1))
