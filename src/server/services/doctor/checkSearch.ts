import type { Env } from '../../../lib/env'
import { locateMeilisearch } from '../meilisearch/bringUpMeilisearch'
import { findMeilisearch } from '../meilisearch/findMeilisearch'
import type { Finding } from './finding'

const WHAT = '검색'
const ANSWER_MS = 3_000

/** Says which search a start would use; the one in our own process is as good an answer as any. */
export async function checkSearch(env: Env): Promise<Finding> {
  if (env.meili) return checkConfigured(env.meili.host)
  const running = locateMeilisearch(env.dataDir)
  if (running) return { what: WHAT, grade: 'ok', found: `Meilisearch, 이 자료 폴더에서 실행 중(포트 ${running.port})` }
  if (!env.startsMeilisearch) return { what: WHAT, grade: 'ok', found: '내장 검색' }
  const found = await findMeilisearch({ cacheDir: env.cacheDir, say: () => undefined, mayDownload: false })
  if ('version' in found)
    return { what: WHAT, grade: 'ok', found: `Meilisearch ${found.version} 버전, ${found.source}` }
  return { what: WHAT, grade: 'ok', found: '내장 검색 (Meilisearch는 받을 수 있으면 처음 시작할 때 받습니다)' }
}

async function checkConfigured(host: string): Promise<Finding> {
  try {
    const reply = await fetch(`${host}/health`, { signal: AbortSignal.timeout(ANSWER_MS) })
    if (reply.ok) return { what: WHAT, grade: 'ok', found: `Meilisearch ${host}, 연결됨` }
    return unreachable(host, `HTTP ${reply.status}`)
  } catch (error) {
    return unreachable(host, error instanceof Error ? error.message : String(error))
  }
}

function unreachable(host: string, reason: string): Finding {
  return {
    what: WHAT,
    grade: 'care',
    found: `Meilisearch ${host}에 연결되지 않음 (${reason})`,
    advice: '검색은 내장 검색으로 계속됩니다. MEILI_HOST와 그 서버를 확인해 주세요.',
  }
}
