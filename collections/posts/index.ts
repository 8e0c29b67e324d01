import type { CollectionConfig, Field } from 'payload'

import { POST_ROLE_LABELS } from '../../src/domain/refresh/recipients'
import { activeOrOwn, editors, staffAndOfficerFields } from '../../src/policies/access'
import { capLists } from '../shared/capLists'
import { dayField } from '../shared/day'
import { keepInTrash } from '../shared/keepInTrash'
import { refuseUnknownRelations } from '../shared/refuseUnknownRelations'
import { refuseWrongShapes } from '../shared/refuseWrongShapes'
import { systemAccess } from '../shared/system'
import { forgetBounces } from './hooks/forgetBounces'

const people: Field = {
  name: 'people',
  type: 'array',
  label: '담당자',
  labels: { singular: '담당자', plural: '담당자' },
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'as',
          type: 'select',
          label: '맡은 일',
          required: true,
          options: Object.entries(POST_ROLE_LABELS).map(([value, label]) => ({ label, value })),
        },
        { name: 'name', type: 'text', label: '성명', maxLength: 50 },
        { name: 'email', type: 'email', label: '전자우편', access: { read: staffAndOfficerFields } },
        { name: 'phone', type: 'text', label: '행정전화', maxLength: 40 },
        { name: 'active', type: 'checkbox', label: '근무 중', defaultValue: true },
      ],
    },
    {
      type: 'row',
      fields: [
        dayField({ name: 'from', label: '맡는 날', admin: { description: '비워 두면 이미 맡고 있습니다.' } }),
        dayField({ name: 'until', label: '마지막 날', admin: { description: '이날까지 맡습니다.' } }),
        {
          name: 'bouncedAt',
          type: 'date',
          label: '메일 반송',
          access: systemAccess,
          admin: { readOnly: true, description: '없는 주소라고 돌아온 때. 주소를 고치면 지워집니다.' },
        },
      ],
    },
  ],
}

/** 담당업무: one duty of an organization. People change every January and July, the post stays. */
export const posts: CollectionConfig = {
  slug: 'posts',
  labels: { singular: '담당업무', plural: '담당업무' },
  admin: {
    group: '담당',
    useAsTitle: 'title',
    defaultColumns: ['title', 'organization'],
    listSearchableFields: ['title'],
  },
  access: { read: activeOrOwn, create: editors, update: editors, delete: editors },
  hooks: {
    beforeOperation: [refuseWrongShapes, capLists, keepInTrash],
    beforeValidate: [refuseUnknownRelations],
    beforeChange: [forgetBounces],
  },
  defaultPopulate: { title: true },
  fields: [
    { name: 'title', type: 'text', label: '업무', required: true, maxLength: 100, index: true },
    {
      name: 'organization',
      type: 'relationship',
      relationTo: 'organizations',
      label: '부서',
      required: true,
      index: true,
    },
    people,
    {
      name: 'mail',
      type: 'ui',
      admin: {
        position: 'sidebar',
        components: { Field: './src/admin/refresh/PostMailLink#PostMailLink' },
      },
    },
  ],
}
