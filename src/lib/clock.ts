/** Now, in ms since the epoch. Handed in wherever a rule depends on time, so that tests and `--at` can set it. */
export type Clock = () => number

export const systemClock: Clock = () => Date.now()
