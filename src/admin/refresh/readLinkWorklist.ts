import type { Payload } from 'payload'

import { readDeadLinks } from '../../commands/links/readDeadLinks'
import { linkRounds, linkRows, type LinkRoundRow } from '../../commands/links/linkRows'
import type { Day } from '../../domain/day'
import { databaseOf } from '../../lib/databaseOf'

/** What the last rounds found out about links. */
export interface LinkWorklist {
  isOn: boolean
  round: LinkRoundRow | undefined
  /** One for each entry and link, the longest dead first. */
  dead: readonly { id: string; code: string; title: string; link: string; problem: string; since: Day }[]
  /** Servers that never answered from here. */
  unreached: readonly string[]
  /** Servers that are not asked. */
  refused: readonly string[]
}

export async function readLinkWorklist(payload: Payload): Promise<LinkWorklist> {
  const db = databaseOf(payload)
  const [settings, round, dead, problems, unreached, refused] = await Promise.all([
    payload.findGlobal({ slug: 'refresh-settings', depth: 0 }),
    linkRounds(db).findOne({ _id: 'last' }),
    readDeadLinks(db),
    linkRows(db)
      .find({ state: 'dead' }, { projection: { problem: 1 } })
      .toArray(),
    linkRows(db).distinct('host', { state: 'unreached' }),
    linkRows(db).distinct('host', { state: 'refused' }),
  ])
  const problemOf = new Map(problems.map(({ _id, problem }) => [_id, problem ?? '']))
  const { docs } = await payload.find({
    collection: 'entries',
    where: { id: { in: [...dead.keys()] } },
    pagination: false,
    select: { code: true, title: true },
  })
  const rows = docs.flatMap(({ id, code, title }) =>
    (dead.get(id) ?? []).map(({ link, since }) => ({
      id,
      code,
      title,
      link,
      problem: problemOf.get(link) ?? '',
      since,
    })),
  )
  return {
    isOn: settings.linkCheck?.enabled === true,
    round: round ?? undefined,
    dead: rows.sort((a, b) => a.since.localeCompare(b.since) || a.code.localeCompare(b.code)),
    unreached: unreached.sort(),
    refused: refused.sort(),
  }
}
