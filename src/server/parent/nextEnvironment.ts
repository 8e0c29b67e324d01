/**
 * What Next is told wherever it runs: to call nobody (the network is closed), and to leave package-lock.json alone, which it
 * otherwise rewrites on machines whose registry lacks its builds for other systems.
 */
export const NEXT_ENVIRONMENT = { NEXT_TELEMETRY_DISABLED: '1', NEXT_IGNORE_INCORRECT_LOCKFILE: '1' } as const
