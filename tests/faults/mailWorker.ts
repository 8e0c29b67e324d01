/**
 * The mail part of a worker alone, to be killed: settings from the environment. `CLOCK_AHEAD_MS` sets its clock ahead, and
 * SIGUSR2 two hours further.
 */
import mongoose from 'mongoose'

import { readEnv } from '../../src/lib/env'
import { createLog } from '../../src/lib/log'
import { mailWorkerPart } from '../../src/mail/mailWorkerPart'
import { REPLY } from '../support/mails'

const env = readEnv()
const { connection } = await mongoose.connect(env.mongodbUri ?? '')
let ahead = Number(process.env.CLOCK_AHEAD_MS ?? 0)
const part = mailWorkerPart({
  payload: { db: { connection } },
  env,
  log: createLog({ level: env.logLevel }),
  clock: () => Date.now() + ahead,
  mint: async () => REPLY,
  onBounce: async () => {},
  times: { lease: 60_000, poll: 50, round: 500, drain: 5000 },
})
await part.start()
process.on('SIGUSR2', () => (ahead += 2 * 3_600_000))
process.on('SIGTERM', () => {
  void part.stop().then(async () => {
    await connection.close()
    process.exit(0)
  })
})
process.stdout.write('working\n')
