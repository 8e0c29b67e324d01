import { forgetEnv } from '../../lib/env'
import { ServiceUnavailableError } from '../../lib/errors'
import { sleep } from '../../lib/sleep'
import { externalServices } from './externalServices'
import { joinServices } from './joinServices'
import { ownServices } from './ownServices'
import { takeOwnerLock } from './ownerLock'
import { prepareDataFolder } from './prepareDataFolder'
import type { Services, ServicesInput } from './types'

/** An owner that starts needs up to a minute (a download included: longer), one that stops up to half of that. */
const OWNER_BUSY_MS = 120_000
const RETRY_MS = 100

/**
 * Runs `work` with the services of the data folder: the running ones, which stay up, or ones started for it and
 * stopped again. `process.env` gets MONGODB_URI and PAYLOAD_SECRET first, so `work` imports payload.config.ts
 * dynamically: `const { default: config } = await import('@payload-config')`.
 *
 * @throws ServiceUnavailableError (exit code 3), and whatever `work` throws
 */
export async function withServices<T>(given: ServicesInput, work: (services: Services) => Promise<T>): Promise<T> {
  const { env, log } = given
  const dataDir = prepareDataFolder({ dataDir: given.dataDir, log, holdsDatabase: env.mongodbUri === undefined })
  const input = { ...given, dataDir }
  const services =
    env.mongodbUri === undefined ? await joinOrStart(input) : await externalServices(input, env.mongodbUri)
  try {
    Object.assign(process.env, services.environment)
    forgetEnv()
    return await work(services)
  } finally {
    await services.stop()
  }
}

async function joinOrStart(input: ServicesInput): Promise<Services> {
  const deadline = Date.now() + OWNER_BUSY_MS
  for (;;) {
    const joined = await joinServices(input)
    if (joined) return joined
    const lock = takeOwnerLock(input.dataDir, 'command')
    if (lock.taken) return ownServices(input, lock.release)
    if (Date.now() > deadline) throw ownerBusy(input.dataDir, lock.holder.pid)
    await sleep(RETRY_MS)
  }
}

function ownerBusy(dataDir: string, pid: number): ServiceUnavailableError {
  return new ServiceUnavailableError({
    code: 'services/owner-busy',
    message: `이음(pid ${pid})이 이 자료 폴더를 열거나 닫는 데 너무 오래 걸립니다. 끝난 뒤에 다시 실행해 주세요. (${dataDir})`,
    data: { dataDir, pid },
  })
}
