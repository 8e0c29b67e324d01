/** The parent process behind `npm start` and `npm run dev`: brings the services up, builds, and runs the web process. */
import { join } from 'node:path'
import { readEnv } from '../lib/env'
import type { ExitCode } from '../lib/errors'
import { createLog } from '../lib/log'
import { runAtEdge } from '../lib/runAtEdge'
import { checkPort } from './parent/checkPort'
import { ensureBuild } from './parent/ensureBuild'
import { parseOptions } from './parent/parseOptions'
import { serveWeb } from './parent/serveWeb'
import { stopRequest } from './parent/stopRequest'
import { startServices } from './services'

const ROOT = join(import.meta.dirname, '..', '..')

async function main(): Promise<ExitCode> {
  const options = parseOptions(process.argv.slice(2))
  if (!options) return 0
  const env = readEnv()
  const log = createLog({ level: env.logLevel, style: env.mode === 'production' ? 'json' : 'lines' })
  await checkPort(env)

  const stop = stopRequest()
  const services = await startServices({ dataDir: env.dataDir, env, log })
  try {
    if (!options.isDev) await ensureBuild({ root: ROOT, log, signal: stop.asked })
    stop.asked.throwIfAborted()
    const args = options.seed === undefined ? [] : ['--seed', options.seed]
    const { environment } = services
    return await serveWeb({ root: ROOT, isDev: options.isDev, args, environment, log, services, stop })
  } catch (error) {
    if (error === stop.asked.reason) return 0
    throw error
  } finally {
    await services.stop()
  }
}

await runAtEdge(main)
