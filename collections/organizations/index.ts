import type { CollectionConfig } from 'payload'

import { activeUsers, editors } from '../../src/policies/access'
import { capLists } from '../shared/capLists'
import { keepInTrash } from '../shared/keepInTrash'
import { refuseUnknownRelations } from '../shared/refuseUnknownRelations'
import { refuseWrongShapes } from '../shared/refuseWrongShapes'
import { districtField } from '../shared/places'
import { rehashEntries } from '../shared/rehashEntries'
import { textUpTo } from '../shared/textUpTo'

export const ORGANIZATION_KINDS = {
  city: '시 본청 부서',
  agency: '사업소·투자출연기관',
  district: '자치구',
  department: '자치구 부서',
  healthCentre: '보건소',
  external: '그 밖의 기관',
} as const

/** Departments, districts, health centres and agencies that answer for entries. */
export const organizations: CollectionConfig = {
  slug: 'organizations',
  labels: { singular: '기관·부서', plural: '기관·부서' },
  admin: {
    group: '담당',
    useAsTitle: 'name',
    defaultColumns: ['name', 'kind', 'district', 'phone'],
    listSearchableFields: ['name'],
  },
  defaultSort: 'name',
  access: { read: activeUsers, create: editors, update: editors, delete: editors },
  hooks: {
    beforeOperation: [refuseWrongShapes, capLists, keepInTrash],
    beforeValidate: [refuseUnknownRelations],
    afterChange: [rehashEntries('organization')],
  },
  defaultPopulate: { name: true },
  fields: [
    { name: 'name', type: 'text', label: '이름', required: true, unique: true, index: true, validate: textUpTo(100) },
    {
      name: 'kind',
      type: 'select',
      label: '종류',
      required: true,
      defaultValue: 'city',
      options: Object.entries(ORGANIZATION_KINDS).map(([value, label]) => ({ label, value })),
    },
    { name: 'parent', type: 'relationship', relationTo: 'organizations', label: '상위 기관', index: true },
    districtField,
    { name: 'phone', type: 'text', label: '대표번호', maxLength: 40 },
    { name: 'hours', type: 'text', label: '근무시간', maxLength: 100 },
    {
      name: 'dutyRoom',
      type: 'group',
      label: '당직실',
      fields: [
        { name: 'number', type: 'text', label: '번호', maxLength: 40 },
        { name: 'name', type: 'text', label: '이름', maxLength: 100, admin: { description: '당직실, 상황실' } },
        { name: 'hours', type: 'text', label: '받는 시간', maxLength: 100 },
        { name: 'takes', type: 'text', label: '받는 일', maxLength: 200, admin: { description: '긴급 민원 접수처럼' } },
      ],
    },
    { name: 'aliases', type: 'text', hasMany: true, label: '다른 이름', admin: { description: '줄인 이름, 옛 이름' } },
  ],
}
