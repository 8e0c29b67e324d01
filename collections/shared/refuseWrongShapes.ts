import { ValidationError, type CollectionBeforeOperationHook, type FlattenedField } from 'payload'

const PLAIN = new Set(['text', 'textarea', 'email', 'select', 'radio', 'date', 'number', 'checkbox', 'code', 'point'])

type Path = string

const isPlain = (value: unknown): boolean => value === null || value === undefined || typeof value !== 'object'
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A relation is an id, or the document it was read as. */
const isRelation = (value: unknown): boolean => isPlain(value) || (isRecord(value) && typeof value.id === 'string')

function isOfShape(value: unknown, isOne: (one: unknown) => boolean): boolean {
  return isOne(value) || (Array.isArray(value) && value.every(isOne))
}

/** @returns the paths whose values are objects where the field holds a plain value: `{ "$ne": null }` and its like. */
function wrongPaths(fields: readonly FlattenedField[], data: Record<string, unknown>, above: Path): Path[] {
  return fields.flatMap((field) => {
    const value = data[field.name]
    const path = above + field.name
    if (value === undefined || value === null) return []
    if (PLAIN.has(field.type)) return isOfShape(value, isPlain) ? [] : [path]
    if (field.type === 'relationship' || field.type === 'upload') return isOfShape(value, isRelation) ? [] : [path]
    if (field.type === 'richText') return isRecord(value) && isRecord(value.root) ? [] : [path]
    if (field.type === 'group' || field.type === 'tab') {
      return isRecord(value) ? wrongPaths(field.flattenedFields, value, `${path}.`) : [path]
    }
    if (field.type !== 'array') return []
    // A form posts the number of rows in place of an array without any.
    if (isPlain(value)) return []
    if (!Array.isArray(value)) return [path]
    return value.flatMap((row: unknown, index) =>
      isRecord(row) ? wrongPaths(field.flattenedFields, row, `${path}.${index}.`) : [`${path}.${index}`],
    )
  })
}

/** Refuses, with the field's name, values that MongoDB could take for an operator or not store: Payload would answer 500. */
export const refuseWrongShapes: CollectionBeforeOperationHook = ({ args, operation, collection, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const data: unknown = 'data' in args ? args.data : undefined
  if (!isRecord(data)) return args
  const wrong = wrongPaths(collection.flattenedFields, data, '')
  if ('password' in data && !isPlain(data.password)) wrong.push('password')
  if (wrong.length === 0) return args
  const errors = wrong.map((path) => ({ path, message: '값의 형식이 맞지 않습니다.' }))
  throw new ValidationError({ collection: collection.slug, errors }, req.t)
}
