/** `npm run reindex`: each running web process and the search server build their index anew, without a gap. */
import { Command } from 'commander'

import { ServiceUnavailableError } from '../lib/errors'
import { runAtEdge } from '../lib/runAtEdge'
import { rebuildIndexes } from '../server/rebuildIndexes'
import { parseCommand } from './parseCommand'
import { searchServerOf } from './searchServerOf'
import { withPayload } from './withPayload'

const program = new Command('npm run reindex').description('색인을 끊김 없이 다시 만듭니다').action(() =>
  withPayload(async ({ db, env, payload }) => {
    const rebuilt = await rebuildIndexes(db, payload.logger, searchServerOf(env, payload.logger))
    if (rebuilt.length === 0) {
      throw new ServiceUnavailableError({
        code: 'search/none-running',
        message: '돌고 있는 이음이 없습니다. 내장 검색은 시작할 때마다 새로 만듭니다.',
      })
    }
    for (const { address, documents, ms } of rebuilt)
      console.log(`${address}: ${documents.toLocaleString('ko-KR')}건을 ${ms} ms에 다시 만들었습니다.`)
  }),
)

await runAtEdge(() => parseCommand(program))
