import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** @returns every program of that name on the PATH, the first one first. */
export function binariesOnPath(name: string, path = process.env.PATH ?? ''): string[] {
  return path
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .filter(isProgram)
}

/** @returns whether it is a file that this user may run. */
export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    // Not there, or not ours to run: either way it is no candidate, and the caller says what was looked for.
    return false
  }
}
