import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'ieum-exchange-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let made = 0

/** @returns a path of its own in a folder that goes away after the tests of this file. */
export function tempPath(extension = 'csv'): string {
  made += 1
  return join(folder, `${made}.${extension}`)
}

export function tempFile(content: string | Uint8Array, extension = 'csv'): string {
  const path = tempPath(extension)
  writeFileSync(path, content)
  return path
}
