import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock, type Clock } from '../../../lib/clock'
import { cachedBinaryPath, keepInCache } from '../programs/cachedBinary'
import { forgetFailure, rememberedFailure, rememberFailure } from '../programs/downloadFailures'
import { causeOf, saveAndHash } from '../programs/saveAndHash'

const VERSION = '1.50.0'
export const OFFICIAL_MEILISEARCH = `meilisearch-${VERSION}`

const ORIGIN = 'https://github.com/meilisearch/meilisearch/releases/download'
const FIRST_ANSWER_MS = 5_000

type Build = { file: string; sha256: string }

/** SHA-256 as the release of 1.50.0 lists them for its files. */
const BUILDS: Record<string, Build> = {
  'linux-x64': {
    file: 'meilisearch-linux-amd64',
    sha256: 'e5cf57e5103b45c46e0cb2cb1a9a20160f34e27fa0c65e3513030568fe3d2bd1',
  },
  'linux-arm64': {
    file: 'meilisearch-linux-aarch64',
    sha256: 'c26fc8bdc0e70d70818d8317fe862ea0ecddd814db742000f3cd34a5e3fcbd35',
  },
  'darwin-x64': {
    file: 'meilisearch-macos-amd64',
    sha256: 'c818105836695f8f1dea7099e31c4665c45aaefe87cb57d5fd2c4a060dd424f5',
  },
  'darwin-arm64': {
    file: 'meilisearch-macos-apple-silicon',
    sha256: 'deccb8a992e8d24c3e67118fd1166a37ef11e5b092cb1e269f2ae8a7ac8d65c8',
  },
}

type Input = { cacheDir: string; say: (line: string) => void; clock?: Clock; origin?: string }

/**
 * Downloads Meilisearch's own build, checked against the SHA-256 written down here. Gives up after 5 s without a first
 * answer and remembers that for a day.
 *
 * @returns the path of the program, or why it could not be had
 */
export async function downloadMeilisearch(input: Input): Promise<{ path: string } | { reason: string }> {
  const { cacheDir, say, clock = systemClock, origin = ORIGIN } = input
  const build = BUILDS[`${process.platform}-${process.arch}`]
  if (build === undefined) return { reason: '이 컴퓨터에 맞는 공식 배포본이 없습니다' }
  const url = `${origin}/v${VERSION}/${build.file}`
  const failure = rememberedFailure(cacheDir, 'meilisearch', url, clock)
  if (failure !== undefined) return { reason: `${failure} (하루 안에 실패한 적이 있어 다시 시도하지 않았습니다)` }
  try {
    const path = await download(url, build, cacheDir, say)
    forgetFailure(cacheDir, 'meilisearch')
    return { path }
  } catch (error) {
    const reason = `내려받지 못했습니다: ${causeOf(error)}`
    rememberFailure(cacheDir, 'meilisearch', url, reason, clock)
    return { reason }
  }
}

async function download(url: string, { sha256 }: Build, cacheDir: string, say: Input['say']): Promise<string> {
  const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(FIRST_ANSWER_MS) })
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
  say(`Meilisearch ${VERSION} 버전을 내려받습니다. (약 130MB, 처음 한 번)`)
  mkdirSync(cacheDir, { recursive: true })
  return keepInCache(cacheDir, 'meilisearch', OFFICIAL_MEILISEARCH, async (folder) => {
    const program = join(folder, 'meilisearch')
    const actual = await saveAndHash(url, program)
    if (actual !== sha256) throw new Error(`SHA-256이 다릅니다 (${actual})`)
    return program
  })
}

/** @returns where a downloaded one is kept. */
export function keptMeilisearch(cacheDir: string): string {
  return cachedBinaryPath(cacheDir, 'meilisearch', OFFICIAL_MEILISEARCH)
}
