import { exitCodeOf, isIeumError, type ExitCode } from './errors'

/**
 * The edge of every command: runs it, prints one sentence for an error of ours and the whole trace for one that
 * nobody expected, and sets the exit code. Does not call `process.exit`, so that output is written to its end.
 */
export async function runAtEdge(main: () => Promise<ExitCode | void>): Promise<void> {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    console.error(isIeumError(error) ? error.message : error)
    process.exitCode = exitCodeOf(error)
  }
}
