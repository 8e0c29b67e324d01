import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Env } from '../../../lib/env'
import { isIeumError } from '../../../lib/errors'
import type { Logger } from '../../../lib/log'
import { externalServices } from '../externalServices'
import { freePort } from '../freePort'
import { joinServices } from '../joinServices'
import { findMongod, type FoundMongod } from '../mongod/findMongod'
import { startMongod } from '../mongod/startMongod'
import { readServiceRecord } from '../serviceRecord'
import type { Finding } from './finding'

const WHAT = 'MongoDB'

/** Says which MongoDB a start would take and tries it: on a folder of its own, so that the data stay untouched. */
export async function checkMongodb(env: Env, log: Logger): Promise<Finding> {
  try {
    return await tryMongodb(env, log)
  } catch (error) {
    if (!isIeumError(error)) throw error
    if (error.code === 'services/mongodb-missing')
      return {
        what: WHAT,
        grade: 'care',
        found: '이 컴퓨터에 없음',
        advice:
          '처음 시작할 때 내려받습니다. 인터넷이나 pip 저장소에 닿지 않으면 mongod를 설치하거나 MONGODB_URI를 지정해 주세요.',
      }
    return { what: WHAT, grade: 'problem', found: '쓸 수 없음', advice: error.message }
  }
}

async function tryMongodb(env: Env, log: Logger): Promise<Finding> {
  const input = { dataDir: env.dataDir, env, log }
  if (env.mongodbUri !== undefined) {
    await externalServices(input, env.mongodbUri)
    return { what: WHAT, grade: 'ok', found: 'MONGODB_URI로 지정한 것, 연결됨' }
  }
  const running = await joinServices(input)
  if (running) {
    await running.stop()
    return { what: WHAT, grade: 'ok', found: '이 자료 폴더에서 실행 중' }
  }
  const series = readServiceRecord(env.dataDir).mongodb?.series
  const binary = await findMongod({ cacheDir: env.cacheDir, log, series, mayDownload: false })
  const startedMs = await trialStart(binary, log)
  const seconds = (startedMs / 1000).toFixed(1)
  return { what: WHAT, grade: 'ok', found: `${binary.version} 버전, ${binary.source}, ${seconds}초 만에 시작됨` }
}

async function trialStart(binary: FoundMongod, log: Logger): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ieum-doctor-'))
  const begun = Date.now()
  try {
    const port = await freePort()
    const mongod = await startMongod({ binary: binary.path, dataDir, port, cacheGb: 0.25, log, onSpawned: () => {} })
    const tookMs = Date.now() - begun
    await mongod.stop(log)
    return tookMs
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
