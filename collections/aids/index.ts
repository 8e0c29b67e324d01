import type { CollectionConfig } from 'payload'

import { editors, forVersions, published } from '../../src/policies/access'
import { AID_SERIES } from '../../src/domain/aidSeries'
import { LONGEST_TITLE } from '../../src/domain/entry'
import { capLists } from '../shared/capLists'
import { countRevision } from '../shared/countRevision'
import { keepInTrash } from '../shared/keepInTrash'
import { refuseWrongShapes } from '../shared/refuseWrongShapes'
import { contentHashField, revisionField } from '../shared/system'
import { textUpTo } from '../shared/textUpTo'

/** 상담보조자료 of both series, and the 응대 카드 that lie on fixed keys. */
export const aids: CollectionConfig = {
  slug: 'aids',
  labels: { singular: '상담보조자료', plural: '상담보조자료' },
  admin: {
    group: '상담 자료',
    useAsTitle: 'title',
    defaultColumns: ['code', 'title', 'series', '_status'],
    listSearchableFields: ['title', 'code'],
  },
  defaultSort: 'code',
  trash: true,
  versions: { drafts: true, maxPerDoc: 100 },
  access: { read: published, readVersions: forVersions(editors), create: editors, update: editors, delete: editors },
  hooks: { beforeOperation: [refuseWrongShapes, capLists, keepInTrash], beforeChange: [countRevision('aids')] },
  defaultPopulate: { code: true, title: true },
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'code', type: 'text', label: '자료번호', required: true, unique: true, index: true, maxLength: 64 },
        { name: 'title', type: 'text', label: '제목', required: true, validate: textUpTo(LONGEST_TITLE) },
      ],
    },
    {
      name: 'series',
      type: 'select',
      label: '종류',
      required: true,
      options: Object.entries(AID_SERIES).map(([value, label]) => ({ label, value })),
    },
    {
      name: 'key',
      type: 'text',
      label: '단축키',
      maxLength: 1,
      admin: { condition: (data) => data?.series === 'card', description: '응대 카드를 여는 숫자 한 자리' },
      validate: (value: unknown) =>
        !value || (typeof value === 'string' && /^[0-9]$/.test(value)) || '숫자 한 자리를 넣어 주세요.',
    },
    { name: 'script', type: 'textarea', label: '안내멘트' },
    { name: 'body', type: 'richText', label: '내용', required: true },
    {
      name: 'aliases',
      type: 'text',
      hasMany: true,
      label: '키워드',
      admin: { description: '이 낱말이 제목이나 키워드에 든 표준상담 옆에 함께 보입니다.' },
    },
    revisionField,
    contentHashField,
  ],
}
