/** `npm run generated`: Payload's types and the admin's import map as committed are what the configuration gives. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const FILES = ['payload-types.ts', 'src/app/(payload)/admin/importMap.js']

const committed = FILES.map((file) => readFileSync(file, 'utf8'))
execFileSync(process.execPath, ['-C', 'production', '--import', 'tsx', 'src/cli/generate.ts'], { stdio: 'inherit' })
const stale = FILES.filter((file, index) => readFileSync(file, 'utf8') !== committed[index])
FILES.forEach((file, index) => writeFileSync(file, committed[index] ?? ''))
if (stale.length > 0)
  console.error(
    `만들어 두는 파일이 설정과 다릅니다: ${stale.join(', ')}\nnpm run generate를 실행하고 함께 올려 주세요.`,
  )
process.exit(stale.length > 0 ? 1 : 0)
