/** The mail part of a worker alone, to be killed: settings from the environment, `CLOCK_AHEAD_MS` moves its clock on. */
import { getPayload } from 'payload'

import config from '../../payload.config'
import { readEnv } from '../../src/lib/env'
import { mailWorkerPart } from '../../src/mail/mailWorkerPart'
import { REPLY } from '../support/mails'

const payload = await getPayload({ config })
const ahead = Number(process.env.CLOCK_AHEAD_MS ?? 0)
const part = mailWorkerPart({
  payload,
  env: readEnv(),
  log: payload.logger,
  clock: () => Date.now() + ahead,
  mint: async () => REPLY,
  onBounce: async () => {},
  times: { lease: 60_000, poll: 50, round: 500, drain: 5000 },
})
await part.start()
process.on('SIGTERM', () => {
  void part.stop().then(async () => {
    await payload.destroy()
    process.exit(0)
  })
})
process.stdout.write('working\n')
