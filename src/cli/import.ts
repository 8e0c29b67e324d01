/** `npm run import -- FILE [--dry-run] [--report FILE.json]`: entries from CSV or XLSX into the database. */
import { constants as fileModes } from 'node:fs'
import { access, stat, writeFile } from 'node:fs/promises'
import { setPriority } from 'node:os'

import { SingleBar } from 'cli-progress'
import { Command } from 'commander'

import { importEntries, type ImportReport } from '../commands/importEntries'
import type { Rejection } from '../exchange/rejection'
import { UsageError, type ExitCode } from '../lib/errors'
import { runAtEdge } from '../lib/runAtEdge'
import { parseCommand } from './parseCommand'
import { refuseUnwritable } from './refuseUnwritable'
import { withPayload } from './withPayload'

interface ImportOptions {
  dryRun?: boolean
  report?: string
}

const SHOWN_REJECTIONS = 20
/** Agents look answers up on the same machine meanwhile; at the lowest priority a busy machine would never let it end. */
const NICENESS = 15
const count = (number: number): string => `${number.toLocaleString('ko-KR')}건`

async function run(file: string, { dryRun = false, report: reportFile }: ImportOptions): Promise<ExitCode> {
  await refuseUnreadable(file)
  if (reportFile !== undefined) await refuseUnwritable(reportFile)
  setPriority(NICENESS)
  const report = await withPayload(({ payload }) =>
    withBar((onProgress) => readIn({ payload, path: file, dryRun, onProgress })),
  )
  if (reportFile !== undefined) await writeFile(reportFile, `${JSON.stringify(report, null, 2)}\n`)
  print(report, dryRun)
  return report.rejected.length > 0 ? 1 : 0
}

async function refuseUnreadable(file: string): Promise<void> {
  const refuse = (cause?: unknown): never => {
    throw new UsageError({ code: 'usage/no-file', message: `파일을 열 수 없습니다: ${file}`, cause })
  }
  await access(file, fileModes.R_OK).catch(refuse)
  if ((await stat(file)).isDirectory()) refuse()
}

/** A file that is refused as a whole becomes a report with that one reason. */
async function readIn(input: Omit<Parameters<typeof importEntries>[0], 'now'>): Promise<ImportReport> {
  try {
    return await importEntries({ ...input, now: () => new Date() })
  } catch (err) {
    if (!(err instanceof Error && 'rejection' in err)) throw err
    const rejected = [err.rejection as Rejection]
    return {
      read: 0,
      created: 0,
      updated: 0,
      unchanged: 0,
      rejected,
      organizationsWithoutOwner: [],
      unknownHeaders: [],
    }
  }
}

async function withBar<T>(work: (onProgress: (share: number) => void) => Promise<T>): Promise<T> {
  if (!process.stdout.isTTY) return work(() => undefined)
  const bar = new SingleBar({ format: '가져오는 중 {bar} {percentage}%', hideCursor: true })
  bar.start(100, 0)
  try {
    return await work((share) => bar.update(Math.floor(share * 100)))
  } finally {
    bar.stop()
  }
}

function print(report: ImportReport, dryRun: boolean): void {
  const { read, created, updated, unchanged, rejected, organizationsWithoutOwner, unknownHeaders } = report
  console.log(
    `${dryRun ? '시험 실행입니다. 아무것도 바꾸지 않았습니다.\n' : ''}읽음 ${count(read)}: 새로 ${count(created)}, 고침 ${count(updated)}, 그대로 ${count(unchanged)}, 거절 ${count(new Set(rejected.map(({ line }) => line)).size)}`,
  )
  if (unknownHeaders.length > 0) console.log(`읽지 않은 열: ${unknownHeaders.join(', ')}`)
  if (organizationsWithoutOwner.length > 0)
    console.log(
      `담당자가 없는 새 부서: ${organizationsWithoutOwner.slice(0, SHOWN_REJECTIONS).join(', ')}${organizationsWithoutOwner.length > SHOWN_REJECTIONS ? ` 외 ${organizationsWithoutOwner.length - SHOWN_REJECTIONS}곳` : ''}`,
    )
  for (const { line, column, value, reason } of rejected.slice(0, SHOWN_REJECTIONS)) {
    console.log(`  ${line}행${column ? ` ‘${column}’` : ''}${value ? ` (${value.slice(0, 60)})` : ''}: ${reason}`)
  }
  if (rejected.length > SHOWN_REJECTIONS)
    console.log(`  … 모두 ${rejected.length}가지입니다. --report로 전체를 파일에 남길 수 있습니다.`)
}

let exitCode: ExitCode = 0
const program = new Command('npm run import --')
  .description('표준상담 자료를 CSV나 XLSX에서 가져옵니다')
  .argument('<file>', 'CSV 또는 XLSX 파일')
  .option('--dry-run', '아무것도 바꾸지 않고 결과만 보여 줍니다')
  .option('--report <file>', '결과를 JSON으로 남길 파일')
  .action(async (file: string, options: ImportOptions) => {
    exitCode = await run(file, options)
  })

await runAtEdge(async () => (await parseCommand(program)) || exitCode)
