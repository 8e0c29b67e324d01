import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const FOLDERS = ['src', 'collections']
const FILES = /^(payload\.config\.ts|next\.config\.\w+|package-lock\.json|tsconfig.*\.json)$/

/** @returns the SHA-256 over the names and contents of everything that Next builds from. */
export function sourcesHash(root: string): string {
  const hash = createHash('sha256')
  for (const file of sourcesOf(root)) {
    const content = readFileSync(file)
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

function sourcesOf(root: string): string[] {
  const atRoot = readdirSync(root)
    .filter((name) => FILES.test(name))
    .map((name) => join(root, name))
  return [...atRoot, ...FOLDERS.flatMap((folder) => filesBelow(join(root, folder)))].sort()
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
