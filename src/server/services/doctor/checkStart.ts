import type { Env } from '../../../lib/env'
import { isIeumError } from '../../../lib/errors'
import { lockHolder } from '../../../lib/processLock'
import { checkPort } from '../../parent/checkPort'
import { isBuildCurrent } from '../../parent/ensureBuild'
import { ownerLockFile } from '../ownerLock'
import type { Finding } from './finding'

/** A taken port is no fault when it is ours. */
export async function checkPortFinding(env: Env): Promise<Finding> {
  const found = `${env.host}:${env.port}`
  const owner = lockHolder(ownerLockFile(env.dataDir))
  try {
    await checkPort(env)
    return { what: '포트', grade: 'ok', found: `${found} 비어 있음` }
  } catch (error) {
    if (!isIeumError(error)) throw error
    if (owner?.purpose === 'start')
      return { what: '포트', grade: 'ok', found: `${found} 이음이 실행 중(pid ${owner.pid})` }
    return { what: '포트', grade: 'problem', found, advice: error.message }
  }
}

export function checkBuild(root: string): Finding {
  if (isBuildCurrent(root)) return { what: '화면', grade: 'ok', found: '준비됨' }
  return { what: '화면', grade: 'ok', found: '다음에 시작할 때 준비합니다. (1분쯤)' }
}

/** What is well-formed and still deserves a word before going live. */
export function checkSettings(env: Env): Finding {
  const isLive = env.mode === 'production'
  const advice = [
    isLive && !env.publicUrl.startsWith('https://') && 'PUBLIC_URL이 https 주소가 아닙니다.',
    isLive && env.mongodbUri === undefined && '운영에서는 MONGODB_URI로 따로 관리하는 MongoDB를 쓰는 것이 좋습니다.',
  ].filter((line) => line !== false)
  const found = isLive ? '운영' : '시연'
  if (advice.length === 0) return { what: '설정', grade: 'ok', found }
  return { what: '설정', grade: 'care', found, advice: advice.join(' ') }
}
