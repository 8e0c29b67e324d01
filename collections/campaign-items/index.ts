import type { CollectionConfig } from 'payload'

import { ITEM_RESULTS } from '../../src/domain/campaign'
import { editors, nobody } from '../../src/policies/access'
import { capLists } from '../shared/capLists'
import { keepInTrash } from '../shared/keepInTrash'
import { refuseWrongShapes } from '../shared/refuseWrongShapes'

/** The frozen list of a campaign, an entry a row. Written by `freezeCampaign` and `finishCampaign`. */
export const campaignItems: CollectionConfig = {
  slug: 'campaign-items',
  labels: { singular: '정비 대상', plural: '정비 대상' },
  admin: {
    group: '현행화',
    useAsTitle: 'code',
    defaultColumns: ['code', 'title', 'organization', 'assignee', 'result'],
    listSearchableFields: ['code', 'title'],
    hidden: true,
  },
  access: { read: editors, create: nobody, update: nobody, delete: nobody },
  hooks: { beforeOperation: [refuseWrongShapes, capLists, keepInTrash] },
  timestamps: false,
  indexes: [{ fields: ['campaign', 'entry'], unique: true }],
  fields: [
    {
      name: 'campaign',
      type: 'relationship',
      relationTo: 'campaigns',
      label: '정비 계획',
      required: true,
      index: true,
    },
    { name: 'entry', type: 'relationship', relationTo: 'entries', label: '표준상담', required: true, index: true },
    { name: 'code', type: 'text', label: '관리번호' },
    { name: 'title', type: 'text', label: '제목' },
    { name: 'organization', type: 'relationship', relationTo: 'organizations', label: '담당부서' },
    { name: 'assignee', type: 'relationship', relationTo: 'users', label: '맡은 사람' },
    { name: 'textHash', type: 'text', label: '확정 때의 내용 지문' },
    {
      name: 'result',
      type: 'select',
      label: '결과',
      options: Object.entries(ITEM_RESULTS).map(([value, label]) => ({ label, value })),
    },
  ],
}
