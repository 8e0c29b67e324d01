/** `npm run backup -- DIR`: a consistent copy of data and uploaded files. */
import { join, resolve } from 'node:path'

import { Command } from 'commander'

import { writeBackup } from '../commands/backup/writeBackup'
import { runAtEdge } from '../lib/runAtEdge'
import { parseCommand } from './parseCommand'
import { withPayload } from './withPayload'

const program = new Command('npm run backup --')
  .description('자료와 올린 파일을 한 시점의 것으로 복사합니다')
  .argument('<dir>', '빈 폴더')
  .action(async (dir: string) => {
    const folder = resolve(dir)
    const manifest = await withPayload(({ payload, db, env }) =>
      writeBackup({
        client: payload.db.connection.getClient(),
        db,
        mediaDir: join(env.dataDir, 'media'),
        folder,
        now: new Date(),
      }),
    )
    const documents = manifest.collections.reduce((sum, { count }) => sum + count, 0)
    console.log(
      `${documents.toLocaleString('ko-KR')}건(모음 ${manifest.collections.length}개)과 파일 ${manifest.media.length}개를 ${folder}에 복사했습니다.`,
    )
    console.log('PAYLOAD_SECRET 같은 비밀 값은 들어 있지 않습니다. 따로 보관해 주세요.')
  })

await runAtEdge(() => parseCommand(program))
