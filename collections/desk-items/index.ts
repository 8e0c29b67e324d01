import type { CollectionConfig } from 'payload'

import { nobody, ownRows } from '../../src/policies/access'
import { capLists } from '../shared/capLists'
import { keepInTrash } from '../shared/keepInTrash'
import { refuseWrongShapes } from '../shared/refuseWrongShapes'

export const DESK_ITEM_KINDS = { pin: '고정', seen: '본 자료', note: '메모' } as const

/** What an agent keeps for themselves. Written by `createOwnItems` alone; notes and what was seen end by themselves. */
export const deskItems: CollectionConfig = {
  slug: 'desk-items',
  labels: { singular: '내 자료', plural: '내 자료' },
  admin: { hidden: true },
  access: { read: ownRows, create: nobody, update: nobody, delete: nobody },
  hooks: { beforeOperation: [refuseWrongShapes, capLists, keepInTrash] },
  timestamps: false,
  indexes: [{ fields: ['user', 'kind', 'key'], unique: true }, { fields: ['user', 'kind', 'at'] }],
  fields: [
    { name: 'user', type: 'relationship', relationTo: 'users', label: '사용자', required: true },
    {
      name: 'kind',
      type: 'select',
      label: '종류',
      required: true,
      options: Object.entries(DESK_ITEM_KINDS).map(([value, label]) => ({ label, value })),
    },
    { name: 'key', type: 'text', label: '열쇠', required: true },
    { name: 'code', type: 'text', label: '관리번호' },
    { name: 'revision', type: 'number', label: '본 개정 번호' },
    { name: 'text', type: 'textarea', label: '메모' },
    { name: 'at', type: 'date', label: '때', required: true },
    { name: 'expiresAt', type: 'date', label: '없어지는 때' },
  ],
}
