import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'

const STALLED_MS = 15_000

/** Downloads a file; gives up when nothing comes for 15 s. @returns its SHA-256 in hex */
export async function saveAndHash(url: string, file: string): Promise<string> {
  const stalled = new AbortController()
  const timer = setTimeout(() => stalled.abort(new Error('전송이 멈췄습니다')), STALLED_MS)
  const hash = createHash('sha256')
  const watch = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      timer.refresh()
      hash.update(chunk)
      done(null, chunk)
    },
  })
  try {
    const response = await fetch(url, { signal: stalled.signal })
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`)
    await pipeline(Readable.fromWeb(response.body as ReadableStream), watch, createWriteStream(file))
    return hash.digest('hex')
  } finally {
    clearTimeout(timer)
  }
}

/** @returns what happened: fetch only says "fetch failed", and has it (ENOTFOUND, ECONNREFUSED) as its cause. */
export function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message || cause.name : String(cause)
}
