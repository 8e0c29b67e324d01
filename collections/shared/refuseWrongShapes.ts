import {
  APIError,
  ValidationError,
  type CollectionBeforeOperationHook,
  type FlattenedField,
  type Option,
} from 'payload'

import { wrongBody } from './wrongBody'

const PLAIN = new Set(['text', 'textarea', 'email', 'checkbox', 'code', 'point'])
const ID = /^[0-9a-f]{24}$/i
/** What Payload takes for no relation at all. */
const NO_RELATION = new Set<unknown>(['', 'none', 'null'])
const STATUSES = new Set<unknown>(['draft', 'published'])

interface Wrong {
  path: string
  message: string
}

const isPlain = (value: unknown): boolean => value === null || value === undefined || typeof value !== 'object'
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isId = (value: unknown): boolean => typeof value === 'string' && ID.test(value)
/** A relation is an id, or the document it was read as. */
const isRelation = (value: unknown): boolean =>
  value === null || NO_RELATION.has(value) || isId(value) || (isRecord(value) && isId(value.id))
/** A form posts an empty text for an empty field. */
const isNumber = (value: unknown): boolean => value === null || (isPlain(value) && Number.isFinite(Number(value)))
const isDate = (value: unknown): boolean =>
  value === null || value === '' || (isPlain(value) && !Number.isNaN(new Date(value as string | number).getTime()))
const isStatus = (value: unknown): boolean => value === null || STATUSES.has(value)

function isOption(options: readonly Option[], value: unknown): boolean {
  return value === null || value === '' || options.some((one) => (typeof one === 'string' ? one : one.value) === value)
}

function shapeOf(field: FlattenedField): ((value: unknown) => boolean) | undefined {
  if (field.name === '_status') return isStatus
  if (field.type === 'number') return isNumber
  if (field.type === 'date') return isDate
  if (field.type === 'relationship' || field.type === 'upload') return isRelation
  if (field.type === 'select' || field.type === 'radio') return (value) => isOption(field.options, value)
  return PLAIN.has(field.type) ? isPlain : undefined
}

function isOfShape(value: unknown, field: FlattenedField, isOne: (one: unknown) => boolean): boolean {
  const hasMany = 'hasMany' in field && field.hasMany === true
  if (!Array.isArray(value)) return isOne(value)
  return hasMany && value.every((one) => isOne(one) && (field.type !== 'text' || typeof one === 'string'))
}

const wrongShape = (path: string): Wrong[] => [{ path, message: '값의 형식이 맞지 않습니다.' }]

/** @returns the values that the field cannot hold: `{ "$ne": null }` for a text, `tomorrow` for a date. */
function wrongValues(fields: readonly FlattenedField[], data: Record<string, unknown>, above: string): Wrong[] {
  return fields.flatMap((field) => {
    const value = data[field.name]
    const path = above + field.name
    if (value === undefined || value === null) return []
    const isOne = shapeOf(field)
    if (isOne) return isOfShape(value, field, isOne) ? [] : wrongShape(path)
    if (field.type === 'richText') {
      const message = wrongBody(value, field)
      return message === undefined ? [] : [{ path, message }]
    }
    if (field.type === 'group' || field.type === 'tab') {
      return isRecord(value) ? wrongValues(field.flattenedFields, value, `${path}.`) : wrongShape(path)
    }
    if (field.type !== 'array') return []
    // A form posts the number of rows in place of an array without any.
    if (isPlain(value)) return []
    if (!Array.isArray(value)) return wrongShape(path)
    return value.flatMap((row: unknown, index) =>
      isRecord(row) ? wrongValues(field.flattenedFields, row, `${path}.${index}.`) : wrongShape(`${path}.${index}`),
    )
  })
}

/** Refuses, with the field's name, values that MongoDB could take for an operator or not store: Payload would answer 500. */
export const refuseWrongShapes: CollectionBeforeOperationHook = ({ args, operation, collection, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const data: unknown = 'data' in args ? args.data : undefined
  if (!isRecord(data)) throw new APIError('바꿀 내용을 JSON 객체로 보내 주세요.', 400, undefined, true)
  const names = Object.keys(data).filter((name) => name === '_id' || name.includes('.'))
  if ('password' in data && !isPlain(data.password)) names.push('password')
  const errors = [...wrongValues(collection.flattenedFields, data, ''), ...names.flatMap(wrongShape)]
  if (errors.length === 0) return args
  throw new ValidationError({ collection: collection.slug, errors }, req.t)
}
