import type { CollectionConfig } from 'payload'

import { MAIL_STATES } from '../../src/domain/mail/mailState'
import { MAIL_TEMPLATES } from '../../src/domain/mail/mailTemplate'
import { editors, nobody } from '../../src/policies/access'
import { capLists } from '../shared/capLists'
import { keepInTrash } from '../shared/keepInTrash'
import { refuseWrongShapes } from '../shared/refuseWrongShapes'

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ label, value }))
const dayAndTime = { date: { pickerAppearance: 'dayAndTime' } } as const

/** 보낼 메일: what was written with its cause, and what became of it. Written by `enqueueMails` and the sender alone. */
export const mailOutbox: CollectionConfig = {
  slug: 'mail-outbox',
  // Mongoose would call it mail-outboxes.
  dbName: 'mail-outbox',
  labels: { singular: '보낼 메일', plural: '보낼 메일' },
  admin: {
    group: '메일',
    useAsTitle: 'subject',
    defaultColumns: ['createdAt', 'state', 'template', 'to', 'subject', 'problem'],
    listSearchableFields: ['to', 'toName', 'subject'],
    components: { beforeListTable: ['./src/admin/MailNotice#MailNotice'] },
  },
  defaultSort: '-createdAt',
  access: { read: editors, create: nobody, update: nobody, delete: nobody },
  hooks: { beforeOperation: [refuseWrongShapes, capLists, keepInTrash] },
  timestamps: false,
  indexes: [{ fields: ['template', 'to', 'subject', 'period'], unique: true }, { fields: ['state', 'nextAt'] }],
  fields: [
    { name: 'createdAt', type: 'date', label: '쓴 때', required: true, index: true, admin: dayAndTime },
    { name: 'state', type: 'select', label: '상태', required: true, options: options(MAIL_STATES) },
    { name: 'template', type: 'select', label: '종류', required: true, options: options(MAIL_TEMPLATES) },
    { name: 'to', type: 'text', label: '받는 주소', required: true, index: true },
    { name: 'toName', type: 'text', label: '받는 사람' },
    { name: 'subject', type: 'text', label: '제목', required: true },
    { name: 'period', type: 'text', label: '기간', required: true },
    { name: 'post', type: 'relationship', relationTo: 'posts', label: '담당업무', index: true },
    { name: 'organization', type: 'relationship', relationTo: 'organizations', label: '부서', index: true },
    { name: 'sentAt', type: 'date', label: '보낸 때', admin: dayAndTime },
    { name: 'nextAt', type: 'date', label: '다음에 보낼 때', admin: dayAndTime },
    { name: 'problem', type: 'text', label: '보내지 못한 까닭' },
    { name: 'code', type: 'number', label: '메일 서버의 답' },
    { name: 'tries', type: 'number', label: '미룬 횟수' },
    { name: 'unknowns', type: 'number', label: '도착을 알 수 없던 횟수' },
    { name: 'messageId', type: 'text', label: '메시지 번호', index: true },
    { name: 'data', type: 'json', label: '담은 내용' },
    { name: 'link', type: 'text', label: '답변 링크', admin: { hidden: true } },
    { name: 'leaseUntil', type: 'date', label: '보내는 중인 프로그램의 기한', admin: { hidden: true } },
    { name: 'dataAt', type: 'date', label: '내용을 넘기기 시작한 때', admin: { hidden: true } },
  ],
}
