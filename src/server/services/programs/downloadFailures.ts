import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Clock } from '../../../lib/clock'
import { systemCodeOf } from '../../../lib/errors'
import { writeFileAtomic } from '../../../lib/writeFileAtomic'
import type { Program } from './cachedBinary'

const REMEMBERED_MS = 24 * 60 * 60 * 1000
const failureShape = z.object({ url: z.string(), at: z.number(), reason: z.string() })

/**
 * @returns why the download failed within the last day, so that a start without Internet does not wait for it again;
 *   undefined when it may be tried
 */
export function rememberedFailure(cacheDir: string, program: Program, url: string, clock: Clock): string | undefined {
  const failure = readFailure(fileOf(cacheDir, program))
  if (failure?.url !== url || clock() - failure.at >= REMEMBERED_MS) return undefined
  return failure.reason
}

export function rememberFailure(cacheDir: string, program: Program, url: string, reason: string, clock: Clock): void {
  mkdirSync(join(cacheDir, program), { recursive: true })
  writeFileAtomic(fileOf(cacheDir, program), JSON.stringify({ url, at: clock(), reason }))
}

export function forgetFailure(cacheDir: string, program: Program): void {
  rmSync(fileOf(cacheDir, program), { force: true })
}

function readFailure(file: string): z.infer<typeof failureShape> | undefined {
  try {
    return failureShape.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT' || error instanceof SyntaxError) return undefined
    throw error
  }
}

function fileOf(cacheDir: string, program: Program): string {
  return join(cacheDir, program, 'download-failed.json')
}
