/** `npm run reorganise -- --from NAME --to NAME [--dry-run]`: moves what a department has to another one. */
import { Command } from 'commander'

import { reorganise, type Reorganisation } from '../commands/reorganise'
import { runAtEdge } from '../lib/runAtEdge'
import { parseCommand } from './parseCommand'
import { withPayload } from './withPayload'

interface ReorganiseOptions {
  from: string
  to: string
  dryRun?: boolean
}

function report({ from, to, entries, drafts, posts, requests, links, users }: Reorganisation, isDryRun: boolean): void {
  console.log(`${from.name} → ${to.name}${isDryRun ? ' (옮기지 않고 미리 보기)' : ''}`)
  const lines = [
    ['게시된 자료', entries],
    ['게시 전·휴지통의 자료', drafts],
    ['담당업무', posts],
    ['현행화 요청', requests],
    ['회신 링크', links],
    ['담당자 계정', users],
  ] as const
  for (const [what, count] of lines) console.log(`  ${what} ${count.toLocaleString('ko-KR')}`)
}

const program = new Command('npm run reorganise --')
  .description('조직이 바뀐 부서의 자료, 담당업무, 요청을 다른 부서로 옮깁니다')
  .requiredOption('--from <name>', '옮길 부서의 이름')
  .requiredOption('--to <name>', '받을 부서의 이름')
  .option('--dry-run', '옮기지 않고 무엇이 옮겨질지 봅니다')
  .allowExcessArguments(false)
  .action(({ from, to, dryRun = false }: ReorganiseOptions) =>
    withPayload(async ({ payload }) => {
      const actor = { name: '명령', via: 'command' }
      report(await reorganise({ payload, from, to, now: new Date(), actor, isDryRun: dryRun }), dryRun)
    }),
  )

await runAtEdge(() => parseCommand(program))
