import { ServiceUnavailableError } from '../../../lib/errors'
import type { ProgramExit } from '../programs/runningProgram'
import { mongodErrors } from './mongodLog'

type Input = {
  /** Undefined for one that was adopted: only that it is gone is known. */
  exit: ProgramExit | undefined
  logFile: string
  /** Bytes; where this run's lines begin. */
  logFrom: number
  when: 'starting' | 'running'
}

/** Exit codes from MongoDB's manual ("Exit Codes and Statuses"); the patterns from its log. */
const CAUSES: { matches: (exit: ProgramExit | undefined, log: string) => boolean; sentence: string }[] = [
  {
    matches: (exit, log) => exit?.code === 48 || log.includes('Address already in use'),
    sentence: '쓰려던 포트를 다른 프로그램이 쓰고 있습니다. 다시 실행하면 다른 포트를 고릅니다.',
  },
  {
    matches: (_exit, log) => /DBPathInUse|Unable to (create\/open the|lock the) lock file/.test(log),
    sentence:
      '다른 mongod가 이 자료 폴더를 쓰고 있거나 폴더의 소유자가 다릅니다. 그 프로그램을 끝내거나 소유자를 바꿔 주세요.',
  },
  {
    matches: (_exit, log) => /No space left on device|ENOSPC/.test(log),
    sentence: '디스크가 가득 찼습니다. 비운 뒤 다시 실행해 주세요.',
  },
  {
    matches: (_exit, log) => /Read-only file system|Permission denied/.test(log),
    sentence: '자료 폴더에 쓸 수 없습니다. 권한을 주거나 IEUM_DATA_DIR를 바꿔 주세요.',
  },
  {
    matches: (exit, log) =>
      exit?.code === 62 || /featureCompatibilityVersion|UPGRADE PROBLEM|unsupported WiredTiger file version/i.test(log),
    sentence: '자료가 다른 버전의 MongoDB로 만들어졌습니다. 만들 때와 같은 버전을 설치해 주세요.',
  },
  {
    matches: (exit) => exit?.signal === 'SIGILL',
    sentence: '이 CPU에는 MongoDB에 필요한 AVX 명령이 없습니다. 다른 곳의 MongoDB를 MONGODB_URI로 지정해 주세요.',
  },
  {
    matches: (exit) => exit?.signal === 'SIGKILL',
    sentence: '누군가 강제로 끝냈거나 메모리가 모자랐습니다. 메모리를 확인하고 다시 실행해 주세요.',
  },
  {
    matches: (_exit, log) => /WiredTiger (error|library panic)|corrupt/i.test(log),
    sentence: '자료 파일이 손상되었을 수 있습니다. 자료 폴더를 따로 복사해 두고 백업을 되돌려 주세요.',
  },
]

/** @returns the error for a mongod that ended by itself: why, in its own words too, and what to do. */
export function mongodExitError({ exit, logFile, logFrom, when }: Input): ServiceUnavailableError {
  const errors = mongodErrors(logFile, logFrom)
  const log = errors.join('\n')
  const cause = CAUSES.find(({ matches }) => matches(exit, log))?.sentence ?? '아래 기록을 확인해 주세요.'
  const said = errors.slice(0, 3).map((line) => `  - ${line.slice(0, 300)}`)
  const what = when === 'starting' ? 'MongoDB가 시작하지 못했습니다.' : 'MongoDB가 갑자기 끝났습니다.'
  return new ServiceUnavailableError({
    code: when === 'starting' ? 'services/mongodb-start' : 'services/mongodb-died',
    message: [`${what} ${cause}`, ...said, `  기록: ${logFile}`].join('\n'),
    data: { exit, logFile },
  })
}
