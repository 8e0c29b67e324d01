import { ServiceUnavailableError } from '../../lib/errors'
import type { LockHolder } from '../../lib/processLock'
import { externalServices } from './externalServices'
import { bringUpMeilisearch } from './meilisearch/bringUpMeilisearch'
import { keepMeilisearch } from './meilisearch/keepMeilisearch'
import { ownServices } from './ownServices'
import { takeOwnerLock } from './ownerLock'
import { prepareDataFolder } from './prepareDataFolder'
import { saySearchService } from './saySearchService'
import { serviceEnvironment } from './servicesOf'
import type { Services, ServicesInput } from './types'

/**
 * Starts what Ieum stands on, for the process that stays and stops it again (`npm start`): MongoDB from the first place
 * that has one (DESIGN.md, "MongoDB without a server at hand"), said in one line each.
 *
 * @throws ServiceUnavailableError (exit code 3) with a sentence that says what to do: `services/data-folder`,
 *   `services/already-running`, `services/mongodb-*`
 */
export async function startServices(given: ServicesInput): Promise<Services> {
  const { env, log } = given
  const dataDir = prepareDataFolder({ dataDir: given.dataDir, log, holdsDatabase: env.mongodbUri === undefined })
  const input = { ...given, dataDir }
  const services = env.mongodbUri === undefined ? await startOwn(input) : await externalServices(input, env.mongodbUri)
  saySearchService(input, services)
  return services
}

async function startOwn(input: ServicesInput): Promise<Services> {
  const lock = takeOwnerLock(input.dataDir, 'start')
  if (!lock.taken) throw alreadyRunning(input.dataDir, lock.holder)
  const services = await ownServices(input, lock.release)
  // Beside a MongoDB that is somebody else's, search is theirs to provide as well: MEILI_HOST.
  const isOurs = input.env.meili === undefined && (await bringUpMeilisearch(input))
  const environment = serviceEnvironment(input, services.mongodbUri)
  if (!isOurs) return { ...services, environment }
  const stopKeeping = keepMeilisearch(input)
  return { ...services, environment, stop: () => stopKeeping().then(services.stop) }
}

function alreadyRunning(dataDir: string, { pid, purpose }: LockHolder): ServiceUnavailableError {
  const sentence =
    purpose === 'start'
      ? `이 자료 폴더로 이음이 이미 실행 중입니다(pid ${pid}). 먼저 끝내거나 IEUM_DATA_DIR를 다른 폴더로 지정해 주세요.`
      : `다른 명령이 이 자료 폴더를 쓰고 있습니다(pid ${pid}). 끝난 뒤에 다시 실행해 주세요.`
  return new ServiceUnavailableError({
    code: 'services/already-running',
    message: `${sentence} (${dataDir})`,
    data: { dataDir, pid, purpose },
  })
}
