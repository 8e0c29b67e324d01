/**
 * `npm run search:check`: asks each running web process for (id, revision, contentHash) and compares with the database.
 * Exit code 1 and the differing ids when they differ, 3 when none runs.
 */
import { ServiceUnavailableError, type ExitCode } from '../lib/errors'
import { runAtEdge } from '../lib/runAtEdge'
import { checkIndexes, type IndexCheck } from '../server/checkIndexes'
import { withPayload } from './withPayload'

const SHOWN_IDS = 20

function report({ address, difference, held }: IndexCheck): void {
  const ids = [...difference.missing, ...difference.differing, ...difference.extra]
  console.log(`${address}: ${held.toLocaleString('ko-KR')}건, 차이 ${ids.length}건`)
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

await runAtEdge(() =>
  withPayload(async ({ db }): Promise<ExitCode> => {
    const checks = await checkIndexes(db)
    if (checks.length === 0) {
      throw new ServiceUnavailableError({
        code: 'search/none-running',
        message: '돌고 있는 이음이 없습니다. npm start로 연 뒤 다시 실행해 주세요.',
      })
    }
    checks.forEach(report)
    return checks.every(({ differences }) => differences === 0) ? 0 : 1
  }),
)
