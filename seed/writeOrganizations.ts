import { mongo } from 'mongoose'

import type { Demo } from './demo'

/** Writes the demo's organizations that are not there yet. @returns the ids of all, by name. */
export async function writeOrganizations({
  db,
  demo,
}: {
  db: mongo.Db
  demo: Demo
}): Promise<Map<string, mongo.BSON.ObjectId>> {
  const rows = db.collection('organizations')
  const known = await rows.find({}, { projection: { name: 1 } }).toArray()
  const ids = new Map(known.map((row) => [String(row.name), row._id]))
  const now = new Date()
  const documents = demo.organizations
    .filter(({ name }) => !ids.has(name))
    .map(({ parent, ...organization }) => {
      const _id = new mongo.BSON.ObjectId()
      ids.set(organization.name, _id)
      return {
        _id,
        ...organization,
        parent: parent ? (ids.get(parent) ?? null) : null,
        demo: true,
        createdAt: now,
        updatedAt: now,
      }
    })
  if (documents.length > 0) await rows.insertMany(documents)
  return ids
}
