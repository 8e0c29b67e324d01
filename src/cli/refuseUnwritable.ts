import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

import { UsageError } from '../lib/errors'

/**
 * Looks, before anything is done, whether a command will be able to write its file.
 * @throws UsageError when the folder is not there or may not be written to, or when the name is a folder's
 */
export async function refuseUnwritable(file: string): Promise<void> {
  const refuse = (cause?: unknown): never => {
    throw new UsageError({ code: 'usage/unwritable', message: `이 파일에는 쓸 수 없습니다: ${file}`, cause })
  }
  await access(dirname(resolve(file)), constants.W_OK).catch(refuse)
  const there = await stat(file).catch(() => undefined)
  if (there?.isDirectory()) refuse()
}
