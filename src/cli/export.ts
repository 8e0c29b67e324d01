/** `npm run export -- FILE.csv` (or `.xlsx`): all published entries, in the columns that import reads. */
import { Command } from 'commander'

import { exportEntries } from '../commands/exportEntries'
import { UsageError } from '../lib/errors'
import { runAtEdge } from '../lib/runAtEdge'
import { parseCommand } from './parseCommand'
import { refuseUnwritable } from './refuseUnwritable'
import { withPayload } from './withPayload'

const program = new Command('npm run export --')
  .description('게시한 표준상담 자료를 모두 내보냅니다')
  .argument('<file>', '.csv 또는 .xlsx 파일')
  .action(async (file: string) => {
    if (!/\.(csv|xlsx)$/i.test(file)) {
      throw new UsageError({ code: 'usage/file-kind', message: '파일 이름은 .csv나 .xlsx로 끝나야 합니다.' })
    }
    await refuseUnwritable(file)
    const written = await withPayload(({ db }) => exportEntries({ db, path: file }))
    console.log(`${written.toLocaleString('ko-KR')}건을 ${file}에 썼습니다.`)
  })

await runAtEdge(() => parseCommand(program))
