import { sleep } from '../../../lib/sleep'
import type { ServicesInput } from '../types'
import { bringUpMeilisearch, locateMeilisearch } from './bringUpMeilisearch'

const LOOK_EVERY_MS = 1000
/** Between one start and the next: doubled each time, and from the beginning again once it has run so long. */
const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 60_000

/**
 * Starts the Meilisearch of this data folder again when it ends although nobody stopped it, on its old port: who was told its
 * address finds it there again. Search goes on without it meanwhile.
 *
 * @returns what ends the keeping; when it resolves, nothing is being started any more
 */
export function keepMeilisearch(input: ServicesInput): () => Promise<void> {
  const { dataDir, log } = input
  let pauseMs = FIRST_PAUSE_MS
  let runsSince = Date.now()
  let notBefore = 0
  let isStopped = false
  let looking: Promise<void> | undefined

  const look = async (): Promise<void> => {
    const now = Date.now()
    if (locateMeilisearch(dataDir)) {
      if (now - runsSince > LONGEST_PAUSE_MS) pauseMs = FIRST_PAUSE_MS
      return
    }
    if (now < notBefore) return
    log.warn('검색: Meilisearch가 꺼져 다시 켭니다. 그동안 내장 검색이 답합니다.')
    await bringUpMeilisearch(input)
    runsSince = Date.now()
    notBefore = runsSince + pauseMs
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
  }

  const keep = async (): Promise<void> => {
    while (!isStopped) {
      looking = look().catch((err: unknown) => log.warn({ err, msg: 'Meilisearch could not be looked after' }))
      await looking
      await sleep(LOOK_EVERY_MS)
    }
  }
  void keep()
  return async () => {
    isStopped = true
    await looking
  }
}
