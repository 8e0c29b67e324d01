import { existsSync, readFileSync, renameSync, statSync } from 'node:fs'

const ROTATED_ABOVE_BYTES = 20 * 1024 * 1024
const TAIL_BYTES = 256 * 1024

/** @returns whether the log was moved to `FILE.1` (replacing the one before) because it had grown over 20 MB. */
export function rotateMongodLog(file: string): boolean {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size < ROTATED_ABOVE_BYTES) return false
  renameSync(file, `${file}.1`)
  return true
}

/** @returns the size of the log, in bytes: where the lines of the next start begin. */
export function mongodLogEnd(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

/** @returns the errors (severity E and F) that mongod wrote after `from` bytes, oldest first, with their details. */
export function mongodErrors(file: string, from: number): string[] {
  if (!existsSync(file)) return []
  const written = readFileSync(file).subarray(from)
  return written
    .subarray(-TAIL_BYTES)
    .toString('utf8')
    .split('\n')
    .filter((line) => /"s":"[EF]"/.test(line))
    .map(sentenceOf)
}

function sentenceOf(line: string): string {
  try {
    const { msg, attr } = JSON.parse(line) as { msg?: string; attr?: unknown }
    return attr === undefined ? String(msg) : `${msg} ${JSON.stringify(attr)}`
  } catch {
    // A line cut in half by a crash is still worth showing as it is.
    return line
  }
}
