import { randomUUID } from 'node:crypto'
import { renameSync, rmSync, writeFileSync } from 'node:fs'

/** Writes the whole file or leaves the old one: a reader, and a start after a power cut, never sees half of it. */
export function writeFileAtomic(file: string, text: string, mode = 0o644): void {
  const draft = `${file}.${randomUUID()}`
  try {
    writeFileSync(draft, text, { mode, flush: true })
    renameSync(draft, file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}
