/** `npm run restore -- DIR [--replace]`: puts a copy back and verifies it by counts and hashes. */
import { join, resolve } from 'node:path'

import { Command } from 'commander'

import { restoreBackup } from '../commands/backup/restoreBackup'
import { runAtEdge } from '../lib/runAtEdge'
import { parseCommand } from './parseCommand'
import { withPayload } from './withPayload'

const program = new Command('npm run restore --')
  .description('백업을 되돌리고, 건수와 지문으로 맞는지 확인합니다')
  .argument('<dir>', '백업 폴더')
  .option('--replace', '이미 있는 자료를 덮어씁니다', false)
  .action(async (dir: string, { replace }: { replace: boolean }) => {
    const manifest = await withPayload(({ db, env }) =>
      restoreBackup({ db, mediaDir: join(env.dataDir, 'media'), folder: resolve(dir), replace }),
    )
    const documents = manifest.collections.reduce((sum, { count }) => sum + count, 0)
    console.log(
      `${manifest.at}의 백업에서 ${documents.toLocaleString('ko-KR')}건과 파일 ${manifest.media.length}개를 되돌렸고, 모두 맞습니다.`,
    )
  })

await runAtEdge(() => parseCommand(program))
