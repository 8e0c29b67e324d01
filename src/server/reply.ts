/** The reply process, for a DMZ: officers' links and nothing else. The parent process starts it with `IEUM_ROLE=reply`. */
import { getPayload } from 'payload'

import { databaseOf } from '../lib/databaseOf'
import config from '../../payload.config'
import { answerEntries } from '../commands/answerEntries'
import { demandSince } from '../insight/demand'
import { systemClock } from '../lib/clock'
import { readEnv } from '../lib/env'
import { replyKey } from '../lib/replyKey'
import { runAtEdge } from '../lib/runAtEdge'
import { createMostAsked } from './reply/createMostAsked'
import { endReplyOnSignal } from './reply/endReplyOnSignal'
import { replyContact } from './reply/replyContact'
import { serveReply } from './reply/serveReply'

async function reply(): Promise<void> {
  const env = readEnv()
  const payload = await getPayload({ config })
  const db = databaseOf(payload)
  const server = await serveReply(
    {
      payload,
      db,
      clock: systemClock,
      replyKey: replyKey(env),
      answerEntries,
      mostAsked: createMostAsked(db, demandSince),
      contact: () => replyContact(db),
    },
    env,
  )
  endReplyOnSignal(server, payload)
  console.log(`회신 화면이 열렸습니다. http://${env.host}:${env.port}/r`)
  process.send?.({ type: 'ready' })
}

await runAtEdge(reply)
// What failed to start may still hold connections open.
if (process.exitCode) process.exit()
