import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { binariesOnPath, isProgram } from '../programs/binariesOnPath'
import { downloadMeilisearch, keptMeilisearch } from './officialBinary'

/** Filters by how a value begins, rows with numbers as facets, indexes exchanged in one step: as 1.50 and near have them. */
const OLDEST = { major: 1, minor: 40 }
const VERSION_TIMEOUT_MS = 15_000

export type FoundMeilisearch = { path: string; version: string; source: string }

type Input = {
  cacheDir: string
  say: (line: string) => void
  /** False: only what is here already. */ mayDownload?: boolean
}

/** @returns a Meilisearch that runs on this machine: on the PATH, downloaded before, downloaded now; or why there is none. */
export async function findMeilisearch(input: Input): Promise<FoundMeilisearch | { reason: string }> {
  const { cacheDir, say, mayDownload = true } = input
  const reasons: string[] = []
  const sources = [
    { source: 'PATH의 meilisearch', paths: binariesOnPath('meilisearch') },
    { source: '받아 둔 공식 배포본', paths: [keptMeilisearch(cacheDir)].filter(isProgram) },
  ]
  for (const { source, paths } of sources) {
    for (const path of paths) {
      const found = await readVersion(path)
      if ('version' in found) return { path, version: found.version, source }
      reasons.push(`${path}: ${found.reason}`)
    }
  }
  if (!mayDownload) return { reason: reasons.join(' / ') || '이 컴퓨터에 없습니다' }
  const downloaded = await downloadMeilisearch({ cacheDir, say })
  if ('reason' in downloaded) return { reason: [...reasons, downloaded.reason].join(' / ') }
  const found = await readVersion(downloaded.path)
  if ('version' in found) return { path: downloaded.path, version: found.version, source: '내려받은 공식 배포본' }
  return { reason: [...reasons, found.reason].join(' / ') }
}

async function readVersion(path: string): Promise<{ version: string } | { reason: string }> {
  try {
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: VERSION_TIMEOUT_MS })
    const [, version, major, minor] = /^meilisearch ((\d+)\.(\d+)\.\S+)/.exec(stdout) ?? []
    if (version === undefined) return { reason: 'Meilisearch가 아닙니다' }
    if (Number(major) !== OLDEST.major || Number(minor) < OLDEST.minor)
      return { reason: `${version} 버전이어서 쓸 수 없습니다. ${OLDEST.major}.${OLDEST.minor}부터 됩니다` }
    return { version }
  } catch (error) {
    const said = error instanceof Error ? error.message.trim().split('\n').at(-1) : String(error)
    return { reason: `실행되지 않습니다: ${said}` }
  }
}
