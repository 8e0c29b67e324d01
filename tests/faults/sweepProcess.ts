/**
 * A process that sweeps when it is told to, to be killed: settings from the environment, an order a line on stdin, its result
 * a line on stdout. An order with `dieAt` kills it as by `kill -9` when it has begun that many requests to the database.
 */
import { createInterface } from 'node:readline'

import { getPayload } from 'payload'

import config from '../../payload.config'
import { applyDueRequests } from '../../src/commands/applyDueRequests'
import { archiveEndedNotices } from '../../src/commands/archiveEndedNotices'
import { checkLinks } from '../../src/commands/checkLinks'
import { refreshParts } from '../../src/commands/refresh/refreshParts'
import { runSweep } from '../../src/commands/runSweep'
import { createJobs } from '../../src/jobs/createJobs'
import { runDueJobs } from '../../src/jobs/runDueJobs'
import type { SweepOrder } from './sweepOrder'

const payload = await getPayload({ config })
let begun = 0
let dieAt = Infinity
payload.db.connection.getClient().on('connectionCheckedOut', () => {
  begun += 1
  if (begun === dieAt) process.kill(process.pid, 'SIGKILL')
})

async function obey(order: SweepOrder): Promise<unknown> {
  const now = new Date(order.now)
  begun = 0
  dieAt = order.dieAt ?? Infinity
  if (order.what === 'sweep')
    return runSweep({
      payload,
      parts: refreshParts,
      now,
      ...(order.mailsAtOnce ? { mailsAtOnce: order.mailsAtOnce } : {}),
    })
  await runDueJobs({
    payload,
    jobs: createJobs({ sweep: refreshParts, applyDueRequests, archiveEndedNotices, checkLinks }),
    clock: () => now.getTime(),
    owner: String(process.pid),
    signal: new AbortController().signal,
  })
  return null
}

process.stdout.write('ready\n')
for await (const line of createInterface({ input: process.stdin })) {
  const result = await obey(JSON.parse(line) as SweepOrder)
  process.stdout.write(`${JSON.stringify({ begun, result })}\n`)
}
await payload.destroy()
process.exit(0)
