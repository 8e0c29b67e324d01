import { readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { systemCodeOf } from '../../../lib/errors'
import { isProgram } from '../programs/binariesOnPath'

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
