import type { CollectionConfig } from 'payload'

import { CAMPAIGN_KINDS, CAMPAIGN_STATES } from '../../src/domain/campaign'
import { editors } from '../../src/policies/access'
import { capLists } from '../shared/capLists'
import { dayField } from '../shared/day'
import { keepInTrash } from '../shared/keepInTrash'
import { districtField } from '../shared/places'
import { refuseUnknownRelations } from '../shared/refuseUnknownRelations'
import { refuseWrongShapes } from '../shared/refuseWrongShapes'
import { systemAccess } from '../shared/system'
import { campaignEndpoints } from './endpoints'
import { keepFrozenQuery } from './keepFrozenQuery'

const options = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ label, value }))

/** Entries put in order together: chosen by a query, frozen as a list, followed to the end. */
export const campaigns: CollectionConfig = {
  slug: 'campaigns',
  labels: { singular: '정비 계획', plural: '정비 계획' },
  admin: {
    group: '현행화',
    useAsTitle: 'title',
    defaultColumns: ['title', 'kind', 'state', 'owner', 'startsOn', 'dueOn', 'total'],
    listSearchableFields: ['title'],
  },
  defaultSort: '-startsOn',
  access: { read: editors, create: editors, update: editors, delete: editors },
  hooks: {
    beforeOperation: [refuseWrongShapes, capLists, keepInTrash],
    beforeValidate: [refuseUnknownRelations],
    beforeChange: [keepFrozenQuery],
  },
  endpoints: campaignEndpoints,
  fields: [
    { name: 'board', type: 'ui', admin: { components: { Field: './src/admin/campaigns/CampaignLink#CampaignLink' } } },
    { name: 'title', type: 'text', label: '이름', required: true, maxLength: 100 },
    {
      type: 'row',
      fields: [
        { name: 'kind', type: 'select', label: '종류', required: true, options: options(CAMPAIGN_KINDS) },
        { name: 'owner', type: 'relationship', relationTo: 'users', label: '맡은 사람' },
      ],
    },
    {
      type: 'row',
      fields: [
        dayField({ name: 'startsOn', label: '시작', required: true, index: true }),
        dayField({ name: 'dueOn', label: '마감', required: true }),
      ],
    },
    {
      name: 'query',
      type: 'group',
      label: '고를 자료',
      admin: { description: '비워 둔 조건은 따지지 않습니다. 목록을 확정하면 바꿀 수 없습니다.' },
      fields: [
        {
          name: 'category',
          type: 'relationship',
          relationTo: 'categories',
          label: '분류',
          admin: { description: '아래 분류까지' },
        },
        {
          name: 'organization',
          type: 'relationship',
          relationTo: 'organizations',
          label: '기관·부서',
          admin: { description: '딸린 부서까지' },
        },
        districtField,
        dayField({ name: 'checkedBefore', label: '이날 전에 현행화한 것' }),
        {
          name: 'top',
          type: 'number',
          label: '많이 찾은 순으로 몇 건',
          min: 1,
          max: 10_000,
          admin: { description: '최근 90일. 비우면 모두' },
        },
      ],
    },
    { name: 'note', type: 'textarea', label: '메모' },
    {
      name: 'state',
      type: 'select',
      label: '상태',
      defaultValue: 'planned',
      access: systemAccess,
      options: options(CAMPAIGN_STATES),
      admin: { position: 'sidebar', readOnly: true },
    },
    {
      name: 'total',
      type: 'number',
      label: '대상 건수',
      access: systemAccess,
      admin: { position: 'sidebar', readOnly: true },
    },
    {
      name: 'frozenAt',
      type: 'date',
      label: '목록 확정',
      access: systemAccess,
      admin: { position: 'sidebar', readOnly: true },
    },
    {
      name: 'finishedAt',
      type: 'date',
      label: '완료',
      access: systemAccess,
      admin: { position: 'sidebar', readOnly: true },
    },
  ],
}
