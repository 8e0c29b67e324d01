import type { CollectionConfig } from 'payload'

import { editors, nobody } from '../../src/policies/access'
import { capLists } from '../shared/capLists'
import { keepInTrash } from '../shared/keepInTrash'
import { refuseWrongShapes } from '../shared/refuseWrongShapes'

/** Who has read which revision of a must-read brief. Appended by `acknowledgeBrief`, never changed. */
export const acknowledgements: CollectionConfig = {
  slug: 'acknowledgements',
  labels: { singular: '읽음 확인', plural: '읽음 확인' },
  admin: {
    group: '기록',
    useAsTitle: 'id',
    defaultColumns: ['brief', 'revision', 'user', 'team', 'at'],
  },
  defaultSort: '-at',
  access: { read: editors, create: nobody, update: nobody, delete: nobody },
  hooks: { beforeOperation: [refuseWrongShapes, capLists, keepInTrash] },
  timestamps: false,
  indexes: [{ fields: ['brief', 'revision', 'user'], unique: true }, { fields: ['user', 'brief'] }],
  fields: [
    { name: 'brief', type: 'relationship', relationTo: 'issue-briefs', label: '특별상담자료', required: true },
    { name: 'revision', type: 'number', label: '개정 번호', required: true },
    { name: 'user', type: 'relationship', relationTo: 'users', label: '상담사', required: true },
    { name: 'team', type: 'text', label: '팀' },
    { name: 'at', type: 'date', label: '때', required: true, admin: { date: { pickerAppearance: 'dayAndTime' } } },
  ],
}
