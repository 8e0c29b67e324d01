import type { CollectionConfig } from 'payload'

import { activeUsers, editors } from '../../src/policies/access'
import { capLists } from '../shared/capLists'
import { keepInTrash } from '../shared/keepInTrash'
import { refuseWrongShapes } from '../shared/refuseWrongShapes'
import { rehashEntries } from '../shared/rehashEntries'
import { textUpTo } from '../shared/textUpTo'

/** What the district variants of one subject share. */
export const topics: CollectionConfig = {
  slug: 'topics',
  labels: { singular: '주제', plural: '주제' },
  admin: {
    group: '상담 자료',
    useAsTitle: 'name',
    defaultColumns: ['name', 'updatedAt'],
    listSearchableFields: ['name'],
  },
  defaultSort: 'name',
  access: { read: activeUsers, create: editors, update: editors, delete: editors },
  hooks: { beforeOperation: [refuseWrongShapes, capLists, keepInTrash], afterChange: [rehashEntries('topic')] },
  defaultPopulate: { name: true },
  fields: [
    { name: 'name', type: 'text', label: '이름', required: true, unique: true, index: true, validate: textUpTo(200) },
    {
      name: 'entries',
      type: 'join',
      collection: 'entries',
      on: 'topic',
      label: '표준상담',
      admin: { defaultColumns: ['code', 'title', 'district', 'checkedAt'] },
    },
  ],
}
