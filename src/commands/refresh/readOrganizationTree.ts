import type { Types } from 'mongoose'
import type { Payload } from 'payload'

import type { SweepOrganization } from '../../domain/refresh/sweepTypes'
import { rowsOf } from '../rows'

interface OrganizationRow {
  _id: Types.ObjectId
  name: string
  kind?: string
  parent?: Types.ObjectId | null
  district?: string | null
}

/** No tree of offices is deeper; a loop ends here. */
const MAX_DEPTH = 8

/**
 * Reads every organization with its own id and those of all above it. A district is the top of its own tree: what holds for
 * the city's offices does not hold for the 25.
 */
export async function readOrganizationTree(payload: Payload): Promise<Omit<SweepOrganization, 'figures'>[]> {
  const rows = await rowsOf<OrganizationRow>(payload, 'organizations')
    .find({}, { projection: { name: 1, kind: 1, parent: 1, district: 1 } })
    .toArray()
  const byId = new Map(rows.map((row) => [row._id.toHexString(), row]))
  return rows.map((row) => ({
    id: row._id.toHexString(),
    name: row.name,
    lineage: lineageOf(row, byId),
    ...(row.district ? { district: row.district } : {}),
  }))
}

function lineageOf(row: OrganizationRow, byId: ReadonlyMap<string, OrganizationRow>): string[] {
  const lineage = [row._id.toHexString()]
  let at = row
  while (at.kind !== 'district' && at.parent && lineage.length < MAX_DEPTH) {
    const above = byId.get(at.parent.toHexString())
    if (!above) break
    lineage.push(above._id.toHexString())
    at = above
  }
  return lineage
}
