import { randomUUID } from 'node:crypto'
import { mkdirSync, realpathSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ServiceUnavailableError, systemCodeOf } from '../../lib/errors'
import type { Logger } from '../../lib/log'

const MB = 1024 * 1024
export const REFUSED_BELOW_BYTES = 500 * MB
export const WARNED_BELOW_BYTES = 2048 * MB

type Input = { dataDir: string; log: Logger; holdsDatabase: boolean }

/**
 * Makes the data folder when it is missing and checks that it can be written and has room for the database.
 *
 * @returns its real path, without symbolic links
 * @throws ServiceUnavailableError `services/data-folder`
 */
export function prepareDataFolder({ dataDir, log, holdsDatabase }: Input): string {
  try {
    makeFolder(dataDir)
    const trial = join(dataDir, `.write-${randomUUID()}`)
    writeFileSync(trial, 'ieum')
    rmSync(trial)
  } catch (error) {
    throw dataFolderError(dataDir, error)
  }
  if (holdsDatabase) {
    checkOwner(dataDir)
    checkRoom(dataDir, log)
  }
  return realpathSync(dataDir)
}

/** Not `recursive: true`: Node then never returns where nothing can be made (below /proc, seen with 20.20). */
function makeFolder(folder: string): void {
  const isThere = (): boolean => statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true
  if (isThere()) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    if (!isThere()) throw error
  }
}

/** @returns bytes that this user may still write beside `folder`. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

function checkRoom(dataDir: string, log: Logger): void {
  const free = freeBytes(dataDir)
  const freeMb = Math.floor(free / MB)
  if (free < REFUSED_BELOW_BYTES)
    throw refuse(
      dataDir,
      `자료 폴더의 디스크에 ${freeMb}MB만 남았습니다. 500MB 이상 비우거나 IEUM_DATA_DIR를 다른 디스크로 바꿔 주세요.`,
    )
  if (free < WARNED_BELOW_BYTES) log.warn(`자료 폴더의 디스크에 ${freeMb}MB만 남았습니다. 곧 비워 주세요. (${dataDir})`)
}

/** mongod cannot open files of another user, except as root. */
function checkOwner(dataDir: string): void {
  const me = process.getuid?.()
  const owner = statSync(join(dataDir, 'mongodb'), { throwIfNoEntry: false })?.uid
  if (me === undefined || me === 0 || owner === undefined || owner === me) return
  throw refuse(
    dataDir,
    `자료 폴더가 다른 사용자(uid ${owner})의 것입니다. 그 사용자로 실행하거나 소유자를 바꿔 주세요.`,
  )
}

/** @returns the sentence for what the file system said about the data folder; any other error as it came. */
export function dataFolderError(dataDir: string, error: unknown): unknown {
  const sentences: Record<string, string> = {
    ENOENT: '자료 폴더를 만들 수 없는 곳입니다. IEUM_DATA_DIR를 바꿔 주세요.',
    EEXIST: '자료 폴더 자리에 파일이 있습니다. 그 파일을 옮기거나 IEUM_DATA_DIR를 바꿔 주세요.',
    ENOTDIR: '자료 폴더의 경로 중간에 파일이 있습니다. IEUM_DATA_DIR를 바꿔 주세요.',
    EACCES: '자료 폴더에 쓸 권한이 없습니다. 권한을 주거나 IEUM_DATA_DIR를 바꿔 주세요.',
    EPERM: '자료 폴더에 쓸 권한이 없습니다. 권한을 주거나 IEUM_DATA_DIR를 바꿔 주세요.',
    EROFS: '자료 폴더가 읽기 전용 디스크에 있습니다. IEUM_DATA_DIR를 쓸 수 있는 곳으로 바꿔 주세요.',
    ENOSPC: '자료 폴더의 디스크가 가득 찼습니다. 비운 뒤 다시 실행해 주세요.',
    EDQUOT: '자료 폴더의 사용 한도를 다 썼습니다. 비운 뒤 다시 실행해 주세요.',
  }
  const sentence = sentences[systemCodeOf(error) ?? '']
  return sentence === undefined ? error : refuse(dataDir, sentence, error)
}

function refuse(dataDir: string, sentence: string, cause?: unknown): ServiceUnavailableError {
  return new ServiceUnavailableError({
    code: 'services/data-folder',
    message: `${sentence} (${dataDir})`,
    data: { dataDir },
    cause,
  })
}
