import { bringUpMongod } from './bringUpMongod'
import { closeServices } from './closeServices'
import { keepLogSmall } from './mongod/keepLogSmall'
import { mongodLogFile } from './mongod/startMongod'
import { dataFolderError } from './prepareDataFolder'
import { servicesOf } from './servicesOf'
import type { Services, ServicesInput } from './types'

/**
 * Brings the services up as their owner. The caller holds the owner's lock; it is released by `stop`, or at once when
 * they do not come up.
 *
 * @throws ServiceUnavailableError (exit code 3)
 */
export async function ownServices(input: ServicesInput, release: () => void): Promise<Services> {
  const { dataDir, log } = input
  try {
    const mongod = await bringUpMongod(input)
    const stopRotating = keepLogSmall({ file: mongodLogFile(dataDir), port: mongod.port, log })
    return servicesOf(input, mongod, async () => {
      stopRotating()
      await closeServices({ dataDir, mongod, log, release })
    })
  } catch (error) {
    release()
    throw dataFolderError(dataDir, error)
  }
}
