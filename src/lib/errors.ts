/** 0 done · 1 the data or a check says no · 2 called wrongly · 3 a needed service cannot be had (CONTRACT.md). */
export type ExitCode = 0 | 1 | 2 | 3

export type ErrorData = Readonly<Record<string, unknown>>

type ErrorInput = { code: string; message: string; data?: ErrorData | undefined; cause?: unknown }

/**
 * What every error of ours is made from. `message` tells a Korean reader what to do next; programs look at `code`
 * and `data`. Compare by `code`, never by `instanceof`: Next bundles our classes a second time (PAYLOAD.md).
 */
export class IeumError extends Error {
  readonly code: string
  readonly exitCode: ExitCode = 1
  readonly data: ErrorData

  constructor({ code, message, data = {}, cause }: ErrorInput) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = new.target.name
    this.code = code
    this.data = data
  }
}

/** The data or a check says no (1). */
export class DataRefusedError extends IeumError {
  override readonly exitCode: ExitCode = 1
}

/** Called wrongly: an option, an argument or a setting (2). */
export class UsageError extends IeumError {
  override readonly exitCode: ExitCode = 2
}

export type SettingProblem = { name: string; expected: string }

/** One or more settings are wrong (2); all of them are named at once, with what was expected. */
export class SettingsError extends UsageError {
  readonly problems: readonly SettingProblem[]

  constructor(problems: readonly SettingProblem[]) {
    const lines = problems.map(({ name, expected }) => `  - ${name}: ${expected}`)
    super({ code: 'settings/invalid', message: ['설정을 확인해 주세요.', ...lines].join('\n'), data: { problems } })
    this.problems = problems
  }
}

/** A service that is needed (MongoDB, a port, the disk) cannot be had (3). */
export class ServiceUnavailableError extends IeumError {
  override readonly exitCode: ExitCode = 3
}

/** @returns whether it is one of ours, also when it comes from the other copy of these classes. */
export function isIeumError(error: unknown): error is IeumError {
  return error instanceof Error && 'code' in error && 'exitCode' in error && 'data' in error
}

/** @returns what the process ends with because of `error`; 1 for one that nobody expected. */
export function exitCodeOf(error: unknown): ExitCode {
  return isIeumError(error) ? error.exitCode : 1
}

/** @returns the system's code of an error (`ENOENT`, `EADDRINUSE` ...), or undefined when it has none. */
export function systemCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
