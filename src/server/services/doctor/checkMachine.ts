import { existsSync, statSync } from 'node:fs'
import { totalmem } from 'node:os'
import { dirname } from 'node:path'
import { isIeumError } from '../../../lib/errors'
import type { Logger } from '../../../lib/log'
import { freeBytes, prepareDataFolder, REFUSED_BELOW_BYTES, WARNED_BELOW_BYTES } from '../prepareDataFolder'
import type { Finding } from './finding'

const GB = 1024 ** 3
/** Next's build takes 1.4 GB, mongod and the web process another one each. */
const ENOUGH_MEMORY_BYTES = 3.5 * GB
const OLDEST_NODE: [number, number] = [20, 19]

export function checkNode(version = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldestMajor, oldestMinor] = OLDEST_NODE
  const isEnough = major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)
  if (isEnough) return { what: 'Node.js', grade: 'ok', found: version }
  return {
    what: 'Node.js',
    grade: 'problem',
    found: version,
    advice: `Node.js ${OLDEST_NODE.join('.')} 이상을 설치해 주세요.`,
  }
}

export function checkMemory(total = totalmem()): Finding {
  const found = `${(total / GB).toFixed(1)}GB`
  if (total >= ENOUGH_MEMORY_BYTES) return { what: '메모리', grade: 'ok', found }
  return { what: '메모리', grade: 'care', found, advice: '4GB보다 적으면 화면을 준비하다 멈출 수 있습니다.' }
}

/** Room where the data folder is or will be. */
export function checkDisk(dataDir: string): Finding {
  const free = freeBytes(nearestFolder(dataDir))
  const found = `${(free / GB).toFixed(1)}GB 남음`
  if (free < REFUSED_BELOW_BYTES)
    return {
      what: '디스크',
      grade: 'problem',
      found,
      advice: '500MB 이상 비우거나 IEUM_DATA_DIR를 다른 디스크로 바꿔 주세요.',
    }
  if (free < WARNED_BELOW_BYTES) return { what: '디스크', grade: 'care', found, advice: '곧 비워 주세요.' }
  return { what: '디스크', grade: 'ok', found }
}

/** Makes the folder when it is missing, as a start would. */
export function checkDataFolder(dataDir: string, log: Logger): Finding {
  try {
    return { what: '자료 폴더', grade: 'ok', found: prepareDataFolder({ dataDir, log, holdsDatabase: false }) }
  } catch (error) {
    if (!isIeumError(error)) throw error
    return { what: '자료 폴더', grade: 'problem', found: dataDir, advice: error.message }
  }
}

function nearestFolder(folder: string): string {
  const isFolder = existsSync(folder) && statSync(folder).isDirectory()
  return isFolder || dirname(folder) === folder ? folder : nearestFolder(dirname(folder))
}
