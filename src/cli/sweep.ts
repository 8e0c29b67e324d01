/**
 * `npm run sweep [-- --at 2026-12-01T10:00+09:00] [--dry-run] [--json]`: the freshness run of a moment, now when none is
 * given. Prints what it did or would do.
 */
import { Command } from 'commander'

import { refreshParts } from '../commands/refresh/refreshParts'
import { runSweep, type SweepResult } from '../commands/runSweep'
import { dayOf, koreanDay } from '../domain/day'
import { runAtEdge } from '../lib/runAtEdge'
import { momentOf } from './momentOf'
import { parseCommand } from './parseCommand'
import { withPayload } from './withPayload'

interface SweepOptions {
  at?: string
  dryRun?: boolean
  json?: boolean
}

const MAIL_NAMES = {
  digest: '월 안내',
  reminder: '주 알림',
  deputyReminder: '부담당 알림',
  teamLeadReminder: '팀장 알림',
  summary: '부서장 요약',
  personCheck: '담당자 확인',
} as const
const SKIP_NAMES = {
  paused: '메일 멈춤',
  holiday: '쉬는 날',
  quiet: '보내지 않는 기간',
  alreadyToday: '오늘 이미 받음',
  alreadyThisWeek: '이번 주에 이미 받음',
  noOwner: '담당 미지정',
} as const

const counts = (of: Partial<Record<string, number>>, names: Record<string, string>): string =>
  Object.entries(of)
    .map(([name, count]) => `${names[name] ?? name} ${(count ?? 0).toLocaleString('ko-KR')}`)
    .join(', ') || '없음'

function report(result: SweepResult, { isDryRun, tookMs }: { isDryRun: boolean; tookMs: number }): void {
  const { at, posts, entries, mails, skipped, unassigned, late } = result
  console.log(`${koreanDay(dayOf(at))} 현행화${isDryRun ? ' (보내지 않고 미리 보기)' : ''}`)
  console.log(`  메일: ${counts(mails, MAIL_NAMES)}`)
  console.log(`  물은 업무 ${posts.toLocaleString('ko-KR')}, 자료 ${entries.toLocaleString('ko-KR')}건`)
  console.log(`  보내지 않음: ${counts(skipped, SKIP_NAMES)}`)
  console.log(`  담당 미지정 ${unassigned.toLocaleString('ko-KR')}, 30일 미회신 업무 ${late.toLocaleString('ko-KR')}`)
  console.log(`  걸린 시간: ${(tookMs / 1000).toFixed(1)}초`)
}

const program = new Command('npm run sweep --')
  .description('현행화 메일을 챙깁니다')
  .option('--at <when>', '이때의 것으로. 예: 2026-12-01T10:00+09:00')
  .option('--dry-run', '보내지 않고 무엇이 나갈지 봅니다')
  .option('--json', '결과를 JSON으로')
  .allowExcessArguments(false)
  .action(async ({ at, dryRun = false, json = false }: SweepOptions) => {
    const now = at === undefined ? new Date() : momentOf(at)
    await withPayload(async ({ payload }) => {
      const started = performance.now()
      const result = await runSweep({ payload, parts: refreshParts, now, isDryRun: dryRun })
      const tookMs = Math.round(performance.now() - started)
      if (json) console.log(JSON.stringify({ ...result, at: at ?? now.toISOString(), tookMs }))
      else report(result, { isDryRun: dryRun, tookMs })
    })
  })

await runAtEdge(() => parseCommand(program))
