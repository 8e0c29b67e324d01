/** The parent process behind `npm start`, `npm run dev` and `npm run worker`: brings services up, builds, runs the role's processes. */
import { join } from 'node:path'
import { readEnv } from '../lib/env'
import type { ExitCode } from '../lib/errors'
import { createLog } from '../lib/log'
import { runAtEdge } from '../lib/runAtEdge'
import { checkPort } from './parent/checkPort'
import { ensureBuild } from './parent/ensureBuild'
import { parseOptions } from './parent/parseOptions'
import { serve } from './parent/serve'
import { stopRequest } from './parent/stopRequest'
import { startServices, withServices, type Services } from './services'

const ROOT = join(import.meta.dirname, '..', '..')

async function main(): Promise<ExitCode> {
  const options = parseOptions(process.argv.slice(2))
  if (!options) return 0
  const env = readEnv()
  const log = createLog({ level: env.logLevel, style: env.mode === 'production' ? 'json' : 'lines' })
  const stop = stopRequest()
  const args = options.seed === undefined ? [] : ['--seed', options.seed]
  const run = (services: Services): Promise<ExitCode> =>
    serve({
      root: ROOT,
      isDev: options.isDev,
      args,
      environment: services.environment,
      log,
      services,
      stop,
      role: env.role,
    })
  const given = { dataDir: env.dataDir, env, log }
  // A worker joins what already runs on this data folder; it has no screens and no port.
  if (env.role === 'worker') return withServices(given, run)

  await checkPort(env)
  const services = await startServices(given)
  try {
    // The reply server's pages need no build.
    if (!options.isDev && env.role !== 'reply') await ensureBuild({ root: ROOT, log, signal: stop.asked })
    stop.asked.throwIfAborted()
    return await run(services)
  } catch (error) {
    if (error === stop.asked.reason) return 0
    throw error
  } finally {
    await services.stop()
  }
}

await runAtEdge(main)
