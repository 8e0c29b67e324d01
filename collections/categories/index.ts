import { Types } from 'mongoose'
import type { CollectionAfterChangeHook, CollectionBeforeChangeHook, CollectionConfig } from 'payload'
import { ValidationError } from 'payload'

import type { Category } from '../../payload-types'
import { idOf } from '../../src/domain/entryContent'
import { moveDueDates } from '../../src/commands/moveDueDates'
import { activeUsers, editors } from '../../src/policies/access'
import { capLists } from '../shared/capLists'
import { keepInTrash } from '../shared/keepInTrash'
import { refuseUnknownRelations } from '../shared/refuseUnknownRelations'
import { refuseWrongShapes } from '../shared/refuseWrongShapes'
import { rehashEntriesOf } from '../shared/rehashEntries'
import { systemAccess } from '../shared/system'

const pathOf = (category: Pick<Category, 'path'> | null): string => category?.path ?? ''

/** Sets the path from the parent's, and refuses a tree that would bite its own tail. */
const derivePath: CollectionBeforeChangeHook<Category> = async ({ data, originalDoc, req }) => {
  const parentId = idOf(data.parent)
  if (!parentId) return { ...data, path: data.name }
  const parent = await req.payload.db.findOne<Category>({
    collection: 'categories',
    where: { id: { equals: parentId } },
    req,
  })
  const isLoop = Boolean(
    originalDoc && (parentId === originalDoc.id || pathOf(parent).startsWith(`${originalDoc.path}>`)),
  )
  if (!parent || isLoop) {
    throw new ValidationError(
      { collection: 'categories', errors: [{ path: 'parent', message: '다른 상위 분류를 골라 주세요.' }] },
      req.t,
    )
  }
  return { ...data, path: `${pathOf(parent)}>${data.name}` }
}

/** A renamed or moved category takes what is below it along, and the entries of all of them are written again. */
const movePaths: CollectionAfterChangeHook<Category> = async ({ doc, previousDoc, operation, req }) => {
  if (operation !== 'update' || doc.path === previousDoc.path) return doc
  const { docs } = await req.payload.db.find<Category>({ collection: 'categories', limit: 0, pagination: false, req })
  const below = docs.filter((category) => pathOf(category).startsWith(`${pathOf(previousDoc)}>`))
  for (const category of below) {
    const path = pathOf(doc) + pathOf(category).slice(pathOf(previousDoc).length)
    await req.payload.db.updateOne({ collection: 'categories', id: category.id, data: { path }, req, returning: false })
  }
  await rehashEntriesOf(
    req,
    'category',
    [doc, ...below].map((category) => new Types.ObjectId(category.id)),
  )
  return doc
}

/** Another cycle moves the day of the entries that have none of their own. */
const moveDues: CollectionAfterChangeHook<Category> = async ({ doc, previousDoc, operation, req }) => {
  if (operation === 'update' && doc.reviewCycleMonths !== previousDoc.reviewCycleMonths)
    await moveDueDates({ payload: req.payload, req, category: doc.id, cycle: doc.reviewCycleMonths })
  return doc
}

/** The tree agents filter by. */
export const categories: CollectionConfig = {
  slug: 'categories',
  labels: { singular: '분류', plural: '분류' },
  admin: {
    group: '상담 자료',
    useAsTitle: 'path',
    defaultColumns: ['path', 'reviewCycleMonths'],
    listSearchableFields: ['path'],
  },
  defaultSort: 'path',
  access: { read: activeUsers, create: editors, update: editors, delete: editors },
  hooks: {
    beforeOperation: [refuseWrongShapes, capLists, keepInTrash],
    beforeValidate: [refuseUnknownRelations],
    beforeChange: [derivePath],
    afterChange: [movePaths, moveDues],
  },
  defaultPopulate: { path: true },
  fields: [
    {
      name: 'name',
      type: 'text',
      label: '이름',
      required: true,
      maxLength: 100,
      validate: (value: unknown) =>
        (typeof value === 'string' && value.trim() && !value.includes('>')) || '이름에는 > 를 쓸 수 없습니다.',
    },
    { name: 'parent', type: 'relationship', relationTo: 'categories', label: '상위 분류', index: true },
    {
      name: 'path',
      type: 'text',
      label: '경로',
      unique: true,
      index: true,
      access: systemAccess,
      admin: { readOnly: true },
      required: false,
      defaultValue: '',
    },
    {
      name: 'reviewCycleMonths',
      type: 'number',
      label: '현행화 주기(월)',
      min: 1,
      max: 36,
      admin: { description: '자료에 주기가 없을 때 씁니다. 비우면 12개월' },
    },
  ],
}
