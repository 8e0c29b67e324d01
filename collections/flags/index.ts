import type { CollectionConfig } from 'payload'

import { FLAG_KINDS, FLAG_STATES } from '../../src/domain/flag'
import { editorsOrSender, nobody } from '../../src/policies/access'
import { capLists } from '../shared/capLists'
import { keepInTrash } from '../shared/keepInTrash'
import { refuseWrongShapes } from '../shared/refuseWrongShapes'
import { systemAccess } from '../shared/system'
import { systemFields } from '../../src/policies/access'
import { flagEndpoints } from './endpoints'

const options = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ label, value }))

/** What agents tell about answers. Whose flag it was nobody reads: it is there to give the answer back, never to rate. */
export const flags: CollectionConfig = {
  slug: 'flags',
  labels: { singular: '상담사 의견', plural: '상담사 의견' },
  admin: {
    group: '현행화',
    useAsTitle: 'note',
    defaultColumns: ['kind', 'entryCode', 'note', 'state', 'createdAt'],
    listSearchableFields: ['note', 'entryCode'],
  },
  defaultSort: '-createdAt',
  access: { read: editorsOrSender, create: nobody, update: nobody, delete: nobody },
  hooks: { beforeOperation: [refuseWrongShapes, capLists, keepInTrash] },
  endpoints: flagEndpoints,
  indexes: [{ fields: ['entry', 'state'] }, { fields: ['user', 'createdAt'] }],
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'kind', type: 'select', label: '종류', required: true, options: options(FLAG_KINDS) },
        { name: 'state', type: 'select', label: '상태', required: true, index: true, options: options(FLAG_STATES) },
      ],
    },
    { name: 'entry', type: 'relationship', relationTo: 'entries', label: '표준상담' },
    { name: 'entryCode', type: 'text', label: '관리번호' },
    { name: 'note', type: 'textarea', label: '의견' },
    { name: 'query', type: 'text', label: '찾은 말' },
    {
      name: 'user',
      type: 'relationship',
      relationTo: 'users',
      label: '상담사',
      access: { ...systemAccess, read: systemFields },
      admin: { hidden: true },
    },
    { name: 'request', type: 'relationship', relationTo: 'refresh-requests', label: '현행화 요청', index: true },
    { name: 'answer', type: 'textarea', label: '답변' },
    { name: 'answeredAt', type: 'date', label: '답변한 때' },
  ],
}
