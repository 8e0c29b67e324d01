import type { mongo } from 'mongoose'
import type { Payload } from 'payload'

import { readOrganizationTree } from '../../../src/commands/refresh/readOrganizationTree'
import { MAX_CONNECTIONS, MAX_PER_SECOND } from '../../../src/mail/mailSettings'
import type { Day } from '../../../src/domain/day'
import { up } from '../../../migrations/20261123_000040_replies'
import type { Quiet } from './brokenCaps'

/** Makes the mail as quick as it may be, and one district quiet for a time. */
export async function prepareMonth(input: {
  payload: Payload
  db: mongo.Db
  district: string
  from: Day
  until: Day
}): Promise<Quiet> {
  const { payload, db, district, from, until } = input
  await up({ payload })
  await payload.updateGlobal({
    slug: 'mail-settings',
    data: { perSecond: MAX_PER_SECOND, connections: MAX_CONNECTIONS },
  })
  const top = await db.collection('organizations').findOne({ name: district })
  if (!top) throw new Error(`no ${district}`)
  const organization = String(top._id)
  await payload.updateGlobal({
    slug: 'refresh-settings',
    data: {
      quietPeriods: [
        { organization, from: `${from}T12:00:00.000Z`, until: `${until}T12:00:00.000Z`, reason: '행정사무감사' },
      ],
    },
  })
  const tree = await readOrganizationTree(payload)
  const organizations = new Set(tree.filter(({ lineage }) => lineage.includes(organization)).map(({ id }) => id))
  return { organizations, from, until }
}
