/** Work is handed back to the event loop at least this often, in ms; requests come in between, and wait half of it. */
const SLICE_MS = 4

/** Looking at the clock costs as much as a small step. */
const STEPS_A_LOOK = 4

/** Lets the event loop have its turn. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Runs work that yields often, giving way to the event loop whenever a slice of time is used up. */
export async function runSliced<T>(work: Generator<void, T>): Promise<T> {
  let sliceEnds = performance.now() + SLICE_MS
  for (let steps = 1; ; steps++) {
    const step = work.next()
    if (step.done) return step.value
    if (steps % STEPS_A_LOOK !== 0 || performance.now() < sliceEnds) continue
    await nextTurn()
    sliceEnds = performance.now() + SLICE_MS
  }
}

/** Runs work that yields to its end, at once. */
export function runAtOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
