import type { CollectionConfig } from 'payload'

import { editors, nobody } from '../../src/policies/access'
import { capLists } from '../shared/capLists'
import { keepInTrash } from '../shared/keepInTrash'
import { refuseWrongShapes } from '../shared/refuseWrongShapes'

/** Who did what to which document. Appended in the transaction of the deed by `recordAudit`, never changed. */
export const auditEvents: CollectionConfig = {
  slug: 'audit-events',
  labels: { singular: '처리 기록', plural: '처리 기록' },
  admin: {
    group: '기록',
    useAsTitle: 'action',
    defaultColumns: ['at', 'action', 'target', 'actorName', 'via'],
    listSearchableFields: ['action', 'target', 'actorName'],
  },
  defaultSort: '-at',
  access: { read: editors, create: nobody, update: nobody, delete: nobody },
  hooks: { beforeOperation: [refuseWrongShapes, capLists, keepInTrash] },
  timestamps: false,
  indexes: [{ fields: ['target', 'at'] }],
  fields: [
    {
      name: 'at',
      type: 'date',
      label: '때',
      required: true,
      index: true,
      admin: { date: { pickerAppearance: 'dayAndTime' } },
    },
    { name: 'action', type: 'text', label: '한 일', required: true, index: true },
    { name: 'target', type: 'text', label: '대상', required: true, admin: { description: '모음:아이디' } },
    { name: 'actor', type: 'relationship', relationTo: 'users', label: '사용자' },
    { name: 'actorName', type: 'text', label: '한 사람' },
    { name: 'via', type: 'text', label: '경로' },
    { name: 'detail', type: 'json', label: '내용' },
  ],
}
