import { CommanderError, type Command } from 'commander'

import type { ExitCode } from '../lib/errors'

/** Runs a commander program on this process's arguments. @returns 2 when it was called wrongly, after saying how. */
export async function parseCommand(program: Command): Promise<ExitCode> {
  const commands = [program, ...program.commands]
  for (const command of commands) command.exitOverride()
  try {
    await program.parseAsync(process.argv)
    return 0
  } catch (err) {
    if (!(err instanceof CommanderError)) throw err
    return err.exitCode === 0 ? 0 : 2
  }
}
