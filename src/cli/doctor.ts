/** `npm run doctor`: says in plain words what is missing or wrong on this machine. Exit code 1 when something must be done. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readEnv, type Env } from '../lib/env'
import { SettingsError, UsageError, type ExitCode } from '../lib/errors'
import { createLog } from '../lib/log'
import { runAtEdge } from '../lib/runAtEdge'
import { checkDataFolder, checkDisk, checkMemory, checkNode } from '../server/services/doctor/checkMachine'
import { checkMail } from '../server/services/doctor/checkMail'
import { checkMongodb } from '../server/services/doctor/checkMongodb'
import { checkSearch } from '../server/services/doctor/checkSearch'
import { checkBuild, checkPortFinding, checkSettings } from '../server/services/doctor/checkStart'
import { checkBrowser, checkFonts } from '../server/services/doctor/checkTestTools'
import type { Finding, Grade } from '../server/services/doctor/finding'

const ROOT = join(import.meta.dirname, '..', '..')
const SIGNS: Record<Grade, string> = { ok: 'OK  ', care: '주의', problem: '문제' }

async function doctor(): Promise<ExitCode> {
  refuseArguments(process.argv.slice(2))
  let worst: Grade = 'ok'
  for await (const finding of findings()) {
    print(finding)
    if (finding.grade === 'problem' || worst === 'ok') worst = finding.grade
  }
  const last = {
    ok: '모두 괜찮습니다.',
    care: '쓰는 데에는 지장이 없습니다.',
    problem: '문제로 적힌 것을 고친 뒤 시작해 주세요.',
  }
  console.log(`\n${last[worst]}`)
  return worst === 'problem' ? 1 : 0
}

/** With wrong settings nothing that depends on them can be looked at. */
async function* findings(): AsyncGenerator<Finding> {
  yield checkNode()
  yield checkMemory()
  const env = settingsOrFinding()
  if ('grade' in env) yield env
  else yield* findingsWith(env)
  yield checkBuild(ROOT)
  yield checkBrowser()
  yield await checkFonts()
}

async function* findingsWith(env: Env): AsyncGenerator<Finding> {
  const log = createLog({ level: 'warn' })
  yield checkSettings(env)
  yield checkDisk(env.dataDir)
  const folder = checkDataFolder(env.dataDir, log)
  yield folder
  if (folder.grade === 'ok') yield await checkMongodb(env, log)
  yield await checkSearch(env)
  yield* checkMail(env)
  yield await checkPortFinding(env)
}

function settingsOrFinding(): Env | Finding {
  try {
    return readEnv()
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    return { what: '설정', grade: 'problem', found: '잘못된 것이 있음', advice: error.message }
  }
}

function print({ what, grade, found, advice }: Finding): void {
  console.log(`${SIGNS[grade]}  ${what}: ${found}`)
  if (advice !== undefined) console.log(advice.replace(/^/gm, '      '))
}

function refuseArguments(argv: string[]): void {
  try {
    parseArgs({ args: argv, options: {} })
  } catch (cause) {
    throw new UsageError({ code: 'usage/options', message: '사용법: npm run doctor (옵션이 없습니다)', cause })
  }
}

await runAtEdge(doctor)
