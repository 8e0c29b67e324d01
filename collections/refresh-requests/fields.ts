import type { Field } from 'payload'

import { REQUEST_DIRECTIONS, REQUEST_KINDS, REQUEST_STATES } from '../../src/domain/refreshRequest'
import { dayField } from '../shared/day'

const options = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ label, value }))

const VIA_LABELS = {
  admin: '관리 화면',
  account: '담당자 계정',
  link: '회신 링크',
  code: '답변 코드',
  sheet: '회신서',
  phone: '유선 확인',
  desk: '상담 화면',
  job: '이음',
}

const what: Field[] = [
  {
    type: 'row',
    fields: [
      { name: 'number', type: 'text', label: '번호', required: true, unique: true, index: true },
      { name: 'title', type: 'text', label: '제목', required: true },
    ],
  },
  {
    type: 'row',
    fields: [
      { name: 'direction', type: 'select', label: '방향', required: true, options: options(REQUEST_DIRECTIONS) },
      { name: 'kind', type: 'select', label: '종류', required: true, options: options(REQUEST_KINDS) },
    ],
  },
  {
    name: 'entries',
    type: 'relationship',
    relationTo: 'entries',
    hasMany: true,
    label: '표준상담',
    index: true,
    maxDepth: 1,
  },
  { name: 'baseRevisions', type: 'number', hasMany: true, label: '요청이 본 개정 번호' },
  { name: 'proposed', type: 'json', label: '바꿀 내용' },
  { name: 'reviewCycleMonths', type: 'number', label: '새 자료의 현행화 주기(월)', min: 1, max: 36 },
  { name: 'reason', type: 'textarea', label: '까닭' },
  { name: 'evidence', type: 'text', hasMany: true, label: '근거자료' },
]

const who: Field[] = [
  {
    name: 'sender',
    type: 'group',
    label: '보낸 사람',
    fields: [
      {
        type: 'row',
        fields: [
          { name: 'name', type: 'text', label: '성명' },
          { name: 'position', type: 'text', label: '직위' },
          { name: 'phone', type: 'text', label: '행정전화' },
        ],
      },
      { name: 'user', type: 'relationship', relationTo: 'users', label: '계정' },
    ],
  },
  { name: 'via', type: 'select', label: '경로', options: options(VIA_LABELS) },
  { name: 'organization', type: 'relationship', relationTo: 'organizations', label: '담당부서', index: true },
  { name: 'fromOrganization', type: 'relationship', relationTo: 'organizations', label: '이송한 부서' },
  { name: 'fromPost', type: 'relationship', relationTo: 'posts', label: '이송한 담당업무' },
  { name: 'post', type: 'relationship', relationTo: 'posts', label: '담당업무', index: true },
]

const decided: Field[] = [
  {
    name: 'state',
    type: 'select',
    label: '상태',
    required: true,
    index: true,
    options: options(REQUEST_STATES),
    admin: { position: 'sidebar' },
  },
  { name: 'urgent', type: 'checkbox', label: '긴급', admin: { position: 'sidebar' } },
  dayField({ name: 'dueOn', label: '처리 기한', index: true, admin: { position: 'sidebar' } }),
  dayField({ name: 'effectiveOn', label: '시행일', index: true, admin: { position: 'sidebar' } }),
  { name: 'disputes', type: 'checkbox', label: '지금 내용이 틀림', admin: { position: 'sidebar' } },
  { name: 'answeredAt', type: 'date', label: '회신한 때', admin: { position: 'sidebar' } },
  { name: 'appliedAt', type: 'date', label: '반영한 때', admin: { position: 'sidebar' } },
  { name: 'blocked', type: 'text', label: '반영하지 못한 까닭', admin: { position: 'sidebar' } },
  {
    name: 'decision',
    type: 'group',
    label: '처리',
    fields: [
      { name: 'by', type: 'relationship', relationTo: 'users', label: '처리한 사람' },
      { name: 'byName', type: 'text', label: '이름' },
      { name: 'at', type: 'date', label: '때' },
      { name: 'reason', type: 'textarea', label: '처리 의견' },
    ],
  },
]

/** What a request is; written by its commands alone. */
export const requestFields: Field[] = [...what, ...who, ...decided]
