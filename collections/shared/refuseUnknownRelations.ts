import { ValidationError, type CollectionBeforeValidateHook, type CollectionSlug, type FlattenedField } from 'payload'

interface Relation {
  path: string
  to: CollectionSlug
  id: string
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
/** A relation is an id, or the document it was read as. */
const idOf = (value: unknown): unknown => (isRecord(value) ? value.id : value)
const keyOf = ({ to, id }: Pick<Relation, 'to' | 'id'>): string => `${to} ${id}`

function relationsIn(fields: readonly FlattenedField[], data: Record<string, unknown>, above = ''): Relation[] {
  return fields.flatMap((field) => {
    const value = data[field.name]
    const path = above + field.name
    if (field.type === 'relationship' || field.type === 'upload') {
      const { relationTo } = field
      if (typeof relationTo !== 'string') return []
      const ids = [value].flat().map(idOf)
      return ids.flatMap((id) => (typeof id === 'string' && id !== '' ? [{ path, to: relationTo, id }] : []))
    }
    if (field.type === 'group' || field.type === 'tab') {
      return isRecord(value) ? relationsIn(field.flattenedFields, value, `${path}.`) : []
    }
    if (field.type !== 'array' || !Array.isArray(value)) return []
    return value.flatMap((row, index) =>
      isRecord(row) ? relationsIn(field.flattenedFields, row, `${path}.${index}.`) : [],
    )
  })
}

/**
 * Refuses, with the field's name, a relation to a document that does not exist: Payload looks at an id's form alone. What
 * the document points to already is not looked up again; commands and the importer know what they relate to.
 */
export const refuseUnknownRelations: CollectionBeforeValidateHook = async ({ collection, data, originalDoc, req }) => {
  if (req.payloadAPI !== 'REST' || !data) return data
  const fields = collection.flattenedFields
  const known = new Set(relationsIn(fields, isRecord(originalDoc) ? originalDoc : {}).map(keyOf))
  const fresh = relationsIn(fields, data).filter((relation) => !known.has(keyOf(relation)))
  for (const to of new Set(fresh.map((relation) => relation.to))) {
    const ids = [...new Set(fresh.filter((relation) => relation.to === to).map(({ id }) => id))]
    const { docs } = await req.payload.db.find<{ id: string }>({
      collection: to,
      where: { id: { in: ids } },
      select: {},
      limit: 0,
      pagination: false,
      req,
    })
    for (const { id } of docs) known.add(keyOf({ to, id: String(id) }))
  }
  const unknown = fresh.filter((relation) => !known.has(keyOf(relation)))
  if (unknown.length === 0) return data
  const errors = unknown.map(({ path }) => ({ path, message: '고른 항목을 찾을 수 없습니다. 다시 골라 주세요.' }))
  throw new ValidationError({ collection: collection.slug, errors }, req.t)
}
