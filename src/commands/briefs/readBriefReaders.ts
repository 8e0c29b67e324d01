import type { Types } from 'mongoose'
import type { Payload } from 'payload'

import type { Audience } from '../../domain/brief'
import { briefReaders, type Reader, type TeamReaders } from '../../domain/briefReaders'
import { rowsOf } from '../rows'
import type { BriefRow } from './briefRow'

interface UserRow {
  _id: Types.ObjectId
  name?: string
  team?: string | null
  answers?: { channels?: string[] | null; menus?: string[] | null; languages?: string[] | null } | null
}

interface AcknowledgementRow {
  _id: Types.ObjectId
  user: Types.ObjectId
  revision: number
}

/** @returns who of the agents and leads a brief is for has read its current revision, by team. */
export async function readBriefReaders(payload: Payload, brief: BriefRow): Promise<TeamReaders[]> {
  const [users, acknowledgements] = await Promise.all([
    rowsOf<UserRow>(payload, 'users')
      .find({ role: { $in: ['agent', 'lead'] }, suspended: { $ne: true } } as never, {
        projection: { name: 1, team: 1, answers: 1 },
      })
      .toArray(),
    rowsOf<AcknowledgementRow>(payload, 'acknowledgements')
      .find({ brief: brief._id } as never, { projection: { user: 1, revision: 1 } })
      .toArray(),
  ])
  const acknowledged = new Map<string, number>()
  for (const { user, revision } of acknowledgements) {
    const id = user.toHexString()
    acknowledged.set(id, Math.max(revision, acknowledged.get(id) ?? 0))
  }
  return briefReaders({
    audience: audienceOf(brief),
    revision: brief.revision,
    people: users.map(readerOf),
    acknowledged,
  })
}

function readerOf({ _id, name, team, answers }: UserRow): Reader {
  return {
    id: _id.toHexString(),
    name: name ?? '',
    team: team ?? '',
    answers: {
      channels: answers?.channels ?? [],
      menus: answers?.menus ?? [],
      languages: answers?.languages ?? [],
    },
  }
}

function audienceOf({ audience }: BriefRow): Audience {
  return {
    channels: audience?.channels ?? [],
    menus: audience?.menus ?? [],
    shifts: (audience?.shifts ?? []) as Audience['shifts'],
    languages: audience?.languages ?? [],
  }
}
