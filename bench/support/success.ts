/** How often the answer stood where an agent looks. */
export interface Success {
  n: number
  /** Shares, 0 to 1. */
  at1: number
  at3: number
  /** Mean of 1/rank within the first ten. */
  mrr10: number
  /** Half the width of the 95 % bootstrap interval of `at3`. */
  plusMinus: number
}

const ROUNDS = 1000
const round = (value: number): number => Math.round(value * 1000) / 1000

/** @param ranks places of the answers, from 0; -1 where it was not found */
export function success(ranks: readonly number[]): Success {
  const share = (of: readonly number[], hits: (rank: number) => boolean): number => of.filter(hits).length / of.length
  const isAt3 = (rank: number): boolean => rank >= 0 && rank < 3
  const draws = Array.from({ length: ROUNDS }, (_, seed) => share(resample(ranks, seed), isAt3)).sort((a, b) => a - b)
  const [low = 0, high = 0] = [draws[Math.floor(ROUNDS * 0.025)], draws[Math.floor(ROUNDS * 0.975)]]
  return {
    n: ranks.length,
    at1: round(share(ranks, (rank) => rank === 0)),
    at3: round(share(ranks, isAt3)),
    mrr10: round(ranks.reduce((sum, rank) => sum + (rank >= 0 && rank < 10 ? 1 / (rank + 1) : 0), 0) / ranks.length),
    plusMinus: round((high - low) / 2),
  }
}

/** The same draws on every run (a linear congruential generator, Numerical Recipes). */
function resample(values: readonly number[], seed: number): number[] {
  let state = (seed + 1) * 2654435761
  return values.map(() => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return values[Math.floor((state / 2 ** 32) * values.length)] ?? -1
  })
}
