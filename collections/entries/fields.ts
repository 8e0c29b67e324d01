import type { Field, Tab, TextFieldSingleValidation } from 'payload'

import { dayOf } from '../../src/domain/day'
import {
  CHANNEL_LABELS,
  HANDLING_LABELS,
  LONGEST_TITLE,
  PHONE_KIND_LABELS,
  TEXT_PARTS,
  type TextPart,
} from '../../src/domain/entry'
import { isVisibleCode, LONGEST_CODE } from '../../src/domain/entryCode'
import { DEFAULT_REVIEW_CYCLE_MONTHS } from '../../src/domain/freshness'
import { isWebAddress } from '../../src/domain/webAddress'
import { editorFields } from '../../src/policies/access'
import { dayField } from '../shared/day'
import { scopeFields } from '../shared/places'
import { contentHashField, revisionField, systemAccess } from '../shared/system'
import { textUpTo } from '../shared/textUpTo'
import { refuseUnsafeLinks } from './hooks/refuseUnsafeLinks'

const options = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ label, value }))

const HINTS: Partial<Record<TextPart, string>> = {
  questions: '상담사가 먼저 여쭐 말. 한 줄에 하나씩 적습니다.',
  script: '상담사가 처음 건넬 짧은 말.',
  basis: '법령·조례·고시·공문',
}

const textPart = (name: TextPart): Field => ({
  name,
  type: 'textarea',
  label: TEXT_PARTS[name],
  ...(HINTS[name] ? { admin: { description: HINTS[name] } } : {}),
})

const isCode: TextFieldSingleValidation = (value, options) => {
  const checked = textUpTo(LONGEST_CODE)(value, options)
  if (checked !== true || typeof value !== 'string') return checked
  return isVisibleCode(value) || '관리번호에는 빈칸이나 보이지 않는 글자를 쓸 수 없습니다.'
}

const identity: Field[] = [
  {
    type: 'row',
    fields: [
      {
        name: 'code',
        type: 'text',
        label: '관리번호',
        required: true,
        unique: true,
        index: true,
        validate: isCode,
        admin: { width: '30%' },
      },
      {
        name: 'title',
        type: 'text',
        label: '제목',
        required: true,
        validate: textUpTo(LONGEST_TITLE),
        index: true,
        admin: { width: '70%' },
      },
    ],
  },
  { type: 'row', fields: scopeFields },
]

const answerTab: Tab = {
  label: '답변',
  fields: [
    ...(['questions', 'script'] as const).map(textPart),
    { name: 'answer', type: 'richText', label: '내용', required: true },
    ...(['eligibility', 'howToApply', 'papers', 'fee', 'term', 'hours', 'exceptions', 'sms', 'basis'] as const).map(
      textPart,
    ),
  ],
}

const contactTab: Tab = {
  label: '전화·링크',
  fields: [
    {
      name: 'phones',
      type: 'array',
      label: '전화번호',
      labels: { singular: '전화번호', plural: '전화번호' },
      fields: [
        {
          type: 'row',
          fields: [
            { name: 'number', type: 'text', label: '번호', required: true, maxLength: 40 },
            { name: 'name', type: 'text', label: '받는 곳', maxLength: 100 },
            {
              name: 'kind',
              type: 'select',
              label: '종류',
              required: true,
              defaultValue: 'inform',
              options: options(PHONE_KIND_LABELS),
            },
            { name: 'hours', type: 'text', label: '받는 시간', maxLength: 100 },
            { name: 'public', type: 'checkbox', label: '시민에게 알려도 됨', defaultValue: true },
          ],
        },
      ],
    },
    {
      name: 'links',
      type: 'text',
      hasMany: true,
      label: '관련 링크',
      hooks: { beforeValidate: [refuseUnsafeLinks] },
      validate: (value: unknown) =>
        !value ||
        [value].flat().every((link: unknown) => typeof link === 'string' && isWebAddress(link)) ||
        'http:// 또는 https://로 시작하는 주소만 넣습니다.',
    },
  ],
}

const searchTab: Tab = {
  label: '찾기',
  fields: [
    { name: 'category', type: 'relationship', relationTo: 'categories', label: '분류', index: true },
    { name: 'topic', type: 'relationship', relationTo: 'topics', label: '주제', index: true },
    {
      name: 'aliases',
      type: 'text',
      hasMany: true,
      label: '키워드',
      admin: { description: '시민이 쓰는 말을 넣습니다.' },
    },
    { name: 'callType', type: 'text', label: '상담유형코드', validate: textUpTo(100) },
    { name: 'handling', type: 'select', label: '처리유형', defaultValue: 'inform', options: options(HANDLING_LABELS) },
    { name: 'channels', type: 'select', hasMany: true, label: '공개 채널', options: options(CHANNEL_LABELS) },
  ],
}

const validityTab: Tab = {
  label: '시행·신청 기간',
  fields: [
    {
      type: 'row',
      fields: [
        dayField({ name: 'effectiveFrom', label: '시행일' }),
        dayField({
          name: 'effectiveUntil',
          label: '종료일',
          admin: { description: '이날까지 유효합니다.' },
          validate: (value, { siblingData }) => {
            const from = (siblingData as { effectiveFrom?: string }).effectiveFrom
            return !value || !from || new Date(value) >= new Date(from) || '종료일이 시행일보다 빠릅니다.'
          },
        }),
      ],
    },
    {
      name: 'applyPeriods',
      type: 'array',
      label: '신청기간',
      labels: { singular: '신청기간', plural: '신청기간' },
      fields: [
        {
          type: 'row',
          fields: [
            dayField({ name: 'from', label: '첫날', required: true }),
            dayField({
              name: 'until',
              label: '마지막 날',
              required: true,
              validate: (value, { siblingData }) => {
                const from = (siblingData as { from?: string }).from
                return !value || !from || new Date(value) >= new Date(from) || '마지막 날이 첫날보다 빠릅니다.'
              },
            }),
          ],
        },
      ],
    },
  ],
}

/** Whose entry it is, is the education staff's to say. */
const editorsDecide = { create: editorFields, update: editorFields }

const ownership: Field[] = [
  {
    name: 'organization',
    type: 'relationship',
    relationTo: 'organizations',
    label: '담당부서',
    access: editorsDecide,
    required: true,
    index: true,
    admin: { position: 'sidebar' },
  },
  {
    name: 'post',
    type: 'relationship',
    relationTo: 'posts',
    label: '담당업무',
    access: editorsDecide,
    index: true,
    admin: { position: 'sidebar' },
  },
  dayField({
    name: 'checkedAt',
    label: '최종 현행화일',
    required: true,
    index: true,
    admin: { position: 'sidebar' },
    validate: (value, { event }) => {
      if (!value) return '최종 현행화일을 넣어 주세요.'
      return event === 'onChange' || dayOf(value) <= dayOf(Date.now()) || '앞으로의 날짜는 넣을 수 없습니다.'
    },
  }),
  {
    name: 'reviewCycleMonths',
    type: 'number',
    label: '현행화 주기(월)',
    min: 1,
    max: 36,
    admin: {
      position: 'sidebar',
      description: `비우면 분류의 주기를 따르고, 거기에도 없으면 ${DEFAULT_REVIEW_CYCLE_MONTHS}개월입니다.`,
    },
  },
]

const requests: Field = {
  name: 'requests',
  type: 'ui',
  admin: {
    position: 'sidebar',
    components: { Field: './src/admin/requests/EntryRequests#EntryRequests' },
  },
}

const derived: Field[] = [
  dayField({
    name: 'dueAt',
    label: '점검기한',
    access: systemAccess,
    index: true,
    admin: { readOnly: true, position: 'sidebar' },
  }),
  {
    name: 'disputed',
    type: 'checkbox',
    label: '확인 중',
    defaultValue: false,
    access: systemAccess,
    admin: { readOnly: true, position: 'sidebar' },
  },
  revisionField,
  contentHashField,
]

/** Every part of an entry is a field of its own; what is not known stays empty. */
export const entryFields: Field[] = [
  ...identity,
  { type: 'tabs', tabs: [answerTab, contactTab, searchTab, validityTab] },
  ...ownership,
  requests,
  ...derived,
]
