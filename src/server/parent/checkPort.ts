import type { Env } from '../../lib/env'
import { ServiceUnavailableError, systemCodeOf } from '../../lib/errors'
import { sleep } from '../../lib/sleep'
import { isPortFree } from '../services/freePort'

const WAIT_MS = 4_000
const POLL_MS = 200

/**
 * Looks early whether the port can be had, before anything is started or built.
 *
 * @throws ServiceUnavailableError `port/*` that names the setting to change
 */
export async function checkPort({ host, port }: Pick<Env, 'host' | 'port'>): Promise<void> {
  const example = port === 3120 ? 3121 : 3120
  const isFree = await becomesFree(host, port)
  if (!isFree)
    throw new ServiceUnavailableError({
      code: 'port/taken',
      message:
        `${host}의 ${port} 포트를 다른 프로그램이 쓰고 있습니다. 그 프로그램을 끝내거나 PORT 설정을 바꿔 주세요. ` +
        `예: PORT=${example} npm start`,
      data: { host, port },
    })
}

/** A server of ours that lost its parent a moment ago still answers its last requests: worth a few seconds' wait. */
async function becomesFree(host: string, port: number): Promise<boolean> {
  const deadline = Date.now() + WAIT_MS
  for (;;) {
    const isFree = await isPortFree(host, port).catch((error: unknown) => {
      throw unusable({ host, port }, error)
    })
    if (isFree || Date.now() > deadline) return isFree
    await sleep(POLL_MS)
  }
}

function unusable({ host, port }: Pick<Env, 'host' | 'port'>, cause: unknown): unknown {
  const sentences: Record<string, string> = {
    EACCES: `${port} 포트를 열 권한이 없습니다. PORT 설정을 1024 이상으로 바꿔 주세요.`,
    EADDRNOTAVAIL: `이 컴퓨터의 주소가 아닙니다: ${host}. HOST 설정을 바꿔 주세요.`,
    ENOTFOUND: `주소를 찾을 수 없습니다: ${host}. HOST 설정을 바꿔 주세요.`,
  }
  const message = sentences[systemCodeOf(cause) ?? '']
  return message === undefined
    ? cause
    : new ServiceUnavailableError({ code: 'port/unusable', message, data: { host, port }, cause })
}
