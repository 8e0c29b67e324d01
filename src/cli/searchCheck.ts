/**
 * `npm run search:check`: asks each running web process and the search server for (id, revision, contentHash) and compares
 * with the database; tells which documents were put aside. Exit code 1 and the differing ids when they differ, 3 when none
 * runs or one that runs does not answer.
 */
import { Command } from 'commander'
import type { mongo } from 'mongoose'

import { ServiceUnavailableError, type ExitCode } from '../lib/errors'
import { runAtEdge } from '../lib/runAtEdge'
import { parkedDocuments } from '../search/following/parking'
import { checkIndexes, type IndexCheck } from '../server/checkIndexes'
import { parseCommand } from './parseCommand'
import { searchServerOf } from './searchServerOf'
import { withPayload } from './withPayload'

const SHOWN_IDS = 20

function report({ address, difference, differences, held, unreachable }: IndexCheck): void {
  if (unreachable) {
    console.log(`${address}: 물어보지 못했습니다. (${unreachable})`)
    return
  }
  console.log(`${address}: ${held.toLocaleString('ko-KR')}건, 차이 ${differences}건`)
  const lines = [
    ['없음', difference.missing],
    ['다름', difference.differing],
    ['남음', difference.extra],
  ] as const
  for (const [what, of] of lines)
    if (of.length > 0)
      console.log(
        `  ${what}: ${of.slice(0, SHOWN_IDS).join(', ')}${of.length > SHOWN_IDS ? ` 외 ${of.length - SHOWN_IDS}건` : ''}`,
      )
}

/** @returns how many documents were put aside */
async function reportParked(db: mongo.Db): Promise<number> {
  const parked = await parkedDocuments(db).find().sort({ since: 1 }).toArray()
  if (parked.length === 0) return 0
  console.log(`색인에 넣지 못해 따로 둔 문서 ${parked.length}건`)
  for (const { index, kind, id, error, since } of parked.slice(0, SHOWN_IDS))
    console.log(`  ${index} ${kind} ${id}: ${error} (${since.toISOString()}부터)`)
  return parked.length
}

let exitCode: ExitCode = 0
const check = (): Promise<ExitCode> =>
  withPayload(async ({ db, env, payload }): Promise<ExitCode> => {
    const checks = await checkIndexes(db, searchServerOf(env, payload.logger))
    if (checks.length === 0) {
      throw new ServiceUnavailableError({
        code: 'search/none-running',
        message: '돌고 있는 이음이 없습니다. npm start로 연 뒤 다시 실행해 주세요.',
      })
    }
    checks.forEach(report)
    const parked = await reportParked(db)
    if (parked > 0 || checks.some(({ differences }) => differences > 0)) return 1
    return checks.some(({ unreachable }) => unreachable) ? 3 : 0
  })

const program = new Command('npm run search:check')
  .description('돌고 있는 서버의 색인과 데이터베이스를 견줍니다')
  .action(async () => {
    exitCode = await check()
  })

await runAtEdge(async () => (await parseCommand(program)) || exitCode)
