import type { CollectionConfig } from 'payload'

import { editors, nobody } from '../../src/policies/access'
import { capLists } from '../shared/capLists'
import { keepInTrash } from '../shared/keepInTrash'
import { refuseWrongShapes } from '../shared/refuseWrongShapes'

export const PUBLICATION_CAUSES = {
  editor: '편집',
  import: '가져오기',
  check: '현행화 확인',
  owner: '담당 변경',
  request: '현행화 요청 반영',
  flag: '확인 중 표시',
  seed: '예시 자료',
  rename: '이름 변경',
} as const

/** What an entry told citizens, from when until when. Appended in the transaction of the change, never changed but for its end. */
export const publications: CollectionConfig = {
  slug: 'publications',
  labels: { singular: '게시 이력', plural: '게시 이력' },
  admin: {
    group: '기록',
    useAsTitle: 'code',
    defaultColumns: ['code', 'revision', 'from', 'until', 'cause'],
    listSearchableFields: ['code'],
  },
  defaultSort: '-from',
  access: { read: editors, create: nobody, update: nobody, delete: nobody },
  hooks: { beforeOperation: [refuseWrongShapes, capLists, keepInTrash] },
  timestamps: false,
  indexes: [{ fields: ['entry', 'from'] }],
  fields: [
    { name: 'entry', type: 'relationship', relationTo: 'entries', label: '표준상담', required: true },
    { name: 'code', type: 'text', label: '관리번호', required: true, index: true },
    { name: 'revision', type: 'number', label: '개정 번호', required: true },
    { name: 'from', type: 'date', label: '게시', required: true, admin: { date: { pickerAppearance: 'dayAndTime' } } },
    { name: 'until', type: 'date', label: '끝', admin: { date: { pickerAppearance: 'dayAndTime' } } },
    { name: 'hash', type: 'text', label: '내용 지문' },
    {
      name: 'cause',
      type: 'select',
      label: '까닭',
      options: Object.entries(PUBLICATION_CAUSES).map(([value, label]) => ({ label, value })),
    },
    { name: 'by', type: 'relationship', relationTo: 'users', label: '한 사람' },
    { name: 'body', type: 'json', label: '그때의 내용' },
  ],
}
