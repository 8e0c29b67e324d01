const DUPLICATE_KEY = 11000

/** @returns whether MongoDB refused a row because another one has its unique key. */
export const isDuplicateKey = (err: unknown): boolean =>
  err instanceof Error && 'code' in err && err.code === DUPLICATE_KEY
