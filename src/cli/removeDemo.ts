/** `npm run demo:remove`: takes the demo's accounts and content out, on the way to production. */
import { Command } from 'commander'

import { removeDemoAccounts } from '../../seed/accounts'
import { removeDemoContent } from '../../seed/removeDemoContent'
import { removeMailSettings } from '../../seed/writeMailSettings'
import { runAtEdge } from '../lib/runAtEdge'
import { parseCommand } from './parseCommand'
import { withPayload } from './withPayload'

const NAMES: Record<string, string> = {
  entries: '표준상담',
  'issue-briefs': '특별상담자료',
  aids: '상담보조자료',
  posts: '담당업무',
  topics: '주제',
  categories: '분류',
  organizations: '기관·부서',
}

const program = new Command('npm run demo:remove').description('예시 계정과 예시 자료를 걷어 냅니다').action(() =>
  withPayload(async ({ db }) => {
    const accounts = await removeDemoAccounts(db)
    const removed = await removeDemoContent(db)
    await removeMailSettings(db)
    const counts = Object.entries(removed).map(
      ([collection, count]) => `${NAMES[collection] ?? collection} ${count.toLocaleString('ko-KR')}`,
    )
    console.log(`예시를 걷어 냈습니다. 계정 ${accounts}, ${counts.join(', ')}.`)
    console.log('직접 넣은 자료와, 그 자료가 가리키는 기관·부서와 분류는 그대로 있습니다.')
  }),
)

await runAtEdge(() => parseCommand(program))
