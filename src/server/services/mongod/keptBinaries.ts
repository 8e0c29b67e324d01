import { accessSync, constants, readdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { systemCodeOf } from '../../../lib/errors'

/** @returns every `mongod` on the PATH, the first one first. */
export function binariesOnPath(path = process.env.PATH ?? ''): string[] {
  return path
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, 'mongod'))
    .filter(isProgram)
}

/** @returns what mongodb-memory-server keeps in its usual places, the newest version first. */
export function binariesOfMemoryServer(): string[] {
  const home = join(homedir(), '.cache', 'mongodb-binaries')
  const modules = join(process.cwd(), 'node_modules', '.cache', 'mongodb-memory-server')
  return [home, modules, join(modules, 'mongodb-binaries')]
    .flatMap((folder) => programsIn(folder))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
}

/** Newer releases keep `mongod-x64-ubuntu-7.0.14`, older ones `7.0.14/mongod`. */
function programsIn(folder: string): string[] {
  const names = namesIn(folder)
  return [...names.filter((name) => name.startsWith('mongod')), ...names.map((name) => join(name, 'mongod'))]
    .map((name) => join(folder, name))
    .filter(isProgram)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT' || systemCodeOf(error) === 'ENOTDIR') return []
    throw error
  }
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
