import type { CollectionConfig } from 'payload'

import { editors, nobody } from '../../src/policies/access'
import { capLists } from '../shared/capLists'
import { keepInTrash } from '../shared/keepInTrash'
import { refuseWrongShapes } from '../shared/refuseWrongShapes'

export const MAILING_LABELS = {
  digest: '월 안내',
  reminder: '주 알림',
  deputyReminder: '부담당 알림',
  teamLeadReminder: '팀장 알림',
  summary: '부서장 요약',
  personCheck: '담당자 확인',
} as const

/**
 * The refresh mails that were handed to the outbox. Appended by `runSweep` in the transaction that does it; `slots` is
 * unique, so that no two runs, whatever happens to them, give the same post or person a second mail of a day, a second
 * digest of a month or a second reminder of a week.
 */
export const postMailings: CollectionConfig = {
  slug: 'post-mailings',
  labels: { singular: '현행화 메일', plural: '현행화 메일' },
  admin: {
    group: '현행화',
    useAsTitle: 'to',
    defaultColumns: ['day', 'template', 'to', 'organization', 'period'],
    listSearchableFields: ['to'],
  },
  defaultSort: '-day',
  access: { read: editors, create: nobody, update: nobody, delete: nobody },
  hooks: { beforeOperation: [refuseWrongShapes, capLists, keepInTrash] },
  timestamps: false,
  fields: [
    { name: 'day', type: 'text', label: '날짜', required: true, index: true },
    {
      name: 'template',
      type: 'select',
      label: '종류',
      required: true,
      options: Object.entries(MAILING_LABELS).map(([value, label]) => ({ label, value })),
    },
    { name: 'period', type: 'text', label: '주기', required: true },
    { name: 'to', type: 'text', label: '받는 사람', required: true, index: true },
    { name: 'posts', type: 'relationship', relationTo: 'posts', hasMany: true, label: '담당업무', index: true },
    { name: 'organization', type: 'relationship', relationTo: 'organizations', label: '기관·부서', index: true },
    { name: 'entries', type: 'relationship', relationTo: 'entries', hasMany: true, label: '물은 자료' },
    { name: 'link', type: 'text', label: '회신 링크', admin: { hidden: true } },
    { name: 'by', type: 'relationship', relationTo: 'users', label: '보낸 사람' },
    { name: 'at', type: 'date', label: '때', required: true },
    { name: 'slots', type: 'text', hasMany: true, unique: true, label: '자리', admin: { hidden: true } },
  ],
}
