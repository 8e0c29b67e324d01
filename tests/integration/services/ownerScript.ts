import { once } from 'node:events'
import { parseEnv } from '../../../src/lib/env'
import { createLog } from '../../../src/lib/log'
import { startServices, withServices, type Services } from '../../../src/server/services'

const [way, dataDir = ''] = process.argv.slice(2)
const env = parseEnv({ ...process.env, MONGODB_URI: '', IEUM_DATA_DIR: dataDir, IEUM_MONGODB_CACHE_GB: '0.25' })
const input = { dataDir, env, log: createLog({ level: process.env.IEUM_LOG_LEVEL ?? 'silent' }) }

async function hold({ mongodbUri }: Services): Promise<void> {
  const told = once(process, 'SIGTERM')
  // Services do not keep a process alive; what it does with them does.
  const busy = setInterval(() => {}, 1_000)
  process.send?.({ mongodbUri })
  await told
  clearInterval(busy)
}

if (way === 'with') await withServices(input, hold)
else {
  const services = await startServices(input)
  await hold(services)
  await services.stop()
}
process.disconnect?.()
