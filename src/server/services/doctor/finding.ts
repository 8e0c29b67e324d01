export type Grade = 'ok' | 'care' | 'problem'

/** One line of `npm run doctor`. `advice` says what to do and is left out when all is well. */
export type Finding = { what: string; grade: Grade; found: string; advice?: string }
