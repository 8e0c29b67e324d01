import { closeWhenUnused } from './closeServices'
import { awaitPrimary } from './mongod/awaitPrimary'
import { locateMongod } from './mongod/locateMongod'
import { RunningMongod } from './mongod/runningMongod'
import { mongodFolder } from './mongod/startMongod'
import { readServiceRecord } from './serviceRecord'
import { enterServices } from './serviceUsers'
import { servicesOf } from './servicesOf'
import type { Services, ServicesInput } from './types'

/**
 * @returns the services that another process of ours has running on this data folder, undefined when none does. They stay
 *   up after `stop`, unless their owner has ended meanwhile and left them to us.
 */
export async function joinServices(input: ServicesInput): Promise<Services | undefined> {
  const { dataDir, log } = input
  const leave = enterServices(dataDir)
  try {
    const mongod = await findRunning(dataDir)
    if (!mongod) return leaveEmptyHanded(leave)
    log.debug(`MongoDB: 실행 중인 이음의 것을 씁니다. (포트 ${mongod.port})`)
    return servicesOf(input, mongod, async () => {
      leave()
      await closeWhenUnused(dataDir, mongod, log)
    })
  } catch (error) {
    leave()
    throw error
  }
}

async function findRunning(dataDir: string): Promise<RunningMongod | undefined> {
  const recorded = readServiceRecord(dataDir).mongodb
  if (!recorded || recorded.stopping === true) return undefined
  const located = locateMongod(mongodFolder(dataDir), recorded.pid)
  if (!located) return undefined
  const mongod = new RunningMongod(located)
  const pid = await awaitPrimary({ port: mongod.port, isGone: () => mongod.ended() !== undefined })
  return pid === mongod.pid ? mongod : undefined
}

function leaveEmptyHanded(leave: () => void): undefined {
  leave()
  return undefined
}
