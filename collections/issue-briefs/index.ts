import type { CollectionConfig } from 'payload'

import {
  editors,
  editorsOrNewUrgentOfLeads,
  editorsOrUrgentOfLeads,
  forVersions,
  published,
} from '../../src/policies/access'
import { SHIFTS } from '../../src/domain/brief'
import { CHANNEL_LABELS, LONGEST_TITLE, TEXT_PARTS } from '../../src/domain/entry'
import { capLists } from '../shared/capLists'
import { countRevision } from '../shared/countRevision'
import { keepInTrash } from '../shared/keepInTrash'
import { refuseUnknownRelations } from '../shared/refuseUnknownRelations'
import { refuseWrongShapes } from '../shared/refuseWrongShapes'
import { contentHashField, revisionField, systemAccess } from '../shared/system'
import { textUpTo } from '../shared/textUpTo'
import { briefEndpoints } from './endpoints'
import { hideArchived } from './hideArchived'
import { leaveArchive } from './hooks/leaveArchive'

/** 특별상담자료, and 긴급공지 by a shift lead. */
export const issueBriefs: CollectionConfig = {
  slug: 'issue-briefs',
  labels: { singular: '특별상담자료', plural: '특별상담자료' },
  admin: {
    group: '상담 자료',
    useAsTitle: 'title',
    defaultColumns: ['title', 'kind', 'stage', 'from', 'until', 'code'],
    listSearchableFields: ['title', 'code'],
    baseFilter: hideArchived,
    components: { beforeListTable: ['./src/admin/briefs/RunningNotices#RunningNotices'] },
  },
  defaultSort: '-from',
  trash: true,
  versions: { drafts: true, maxPerDoc: 100 },
  access: {
    read: published,
    readVersions: forVersions(editorsOrUrgentOfLeads),
    create: editorsOrNewUrgentOfLeads,
    update: editorsOrUrgentOfLeads,
    delete: editors,
  },
  endpoints: briefEndpoints,
  hooks: {
    beforeOperation: [refuseWrongShapes, capLists, keepInTrash],
    beforeValidate: [refuseUnknownRelations],
    beforeChange: [leaveArchive, countRevision('issue-briefs')],
  },
  defaultPopulate: { code: true, title: true },
  fields: [
    {
      name: 'stage',
      type: 'ui',
      label: '상태',
      admin: {
        components: {
          Field: './src/admin/briefs/BriefPanel#BriefPanel',
          Cell: './src/admin/briefs/StageCell#StageCell',
        },
      },
    },
    {
      type: 'row',
      fields: [
        { name: 'code', type: 'text', label: '자료번호', required: true, unique: true, index: true, maxLength: 64 },
        { name: 'title', type: 'text', label: '제목', required: true, validate: textUpTo(LONGEST_TITLE) },
      ],
    },
    {
      name: 'kind',
      type: 'select',
      label: '종류',
      required: true,
      defaultValue: 'brief',
      options: [
        { label: '특별상담자료', value: 'brief' },
        { label: '긴급공지', value: 'urgent' },
      ],
    },
    {
      type: 'row',
      fields: [
        {
          name: 'from',
          type: 'date',
          label: '시작',
          required: true,
          index: true,
          admin: {
            date: { pickerAppearance: 'dayAndTime' },
            description: '앞으로의 때를 넣고 게시하면 그때 저절로 나옵니다.',
          },
        },
        { name: 'until', type: 'date', label: '끝', index: true, admin: { date: { pickerAppearance: 'dayAndTime' } } },
      ],
    },
    { name: 'place', type: 'text', label: '어디', maxLength: 200 },
    { name: 'script', type: 'textarea', label: '안내멘트' },
    { name: 'body', type: 'richText', label: '내용', required: true },
    { name: 'aliases', type: 'text', hasMany: true, label: '키워드' },
    { name: 'source', type: 'text', label: '출처', maxLength: 200 },
    { name: 'transferTo', type: 'text', label: '전환처', maxLength: 200 },
    { name: 'mustRead', type: 'checkbox', label: '꼭 읽을 자료', defaultValue: false },
    {
      name: 'overlays',
      type: 'relationship',
      relationTo: 'entries',
      hasMany: true,
      label: '함께 보이는 표준상담',
      maxDepth: 1,
    },
    {
      name: 'replaces',
      type: 'array',
      label: '표준상담에서 바뀌는 줄',
      labels: { singular: '바뀌는 줄', plural: '바뀌는 줄' },
      admin: { description: '기간 동안 이 줄 대신 여기 적은 내용으로 안내합니다.' },
      fields: [
        { name: 'entry', type: 'relationship', relationTo: 'entries', label: '표준상담', required: true },
        {
          name: 'part',
          type: 'select',
          label: '항목',
          required: true,
          options: Object.entries({ answer: '내용', ...TEXT_PARTS }).map(([value, label]) => ({ label, value })),
        },
        { name: 'text', type: 'textarea', label: '대신 안내할 내용', required: true },
      ],
    },
    {
      name: 'updates',
      type: 'array',
      label: '이어지는 소식',
      labels: { singular: '소식', plural: '소식' },
      admin: { condition: (data) => data?.kind === 'urgent' },
      fields: [
        {
          name: 'at',
          type: 'date',
          label: '현재 시각',
          required: true,
          admin: { date: { pickerAppearance: 'dayAndTime' } },
        },
        { name: 'text', type: 'textarea', label: '내용', required: true },
      ],
    },
    {
      name: 'changeNote',
      type: 'text',
      label: '이번에 바뀐 점',
      maxLength: 200,
      admin: { description: '꼭 읽을 자료를 고쳤을 때, 이미 읽은 상담사에게 보여 줍니다.' },
    },
    {
      name: 'audience',
      type: 'group',
      label: '보일 대상',
      fields: [
        {
          name: 'channels',
          type: 'select',
          hasMany: true,
          label: '채널',
          options: Object.entries(CHANNEL_LABELS).map(([value, label]) => ({ label, value })),
        },
        { name: 'menus', type: 'text', hasMany: true, label: 'ARS 메뉴' },
        {
          name: 'shifts',
          type: 'select',
          hasMany: true,
          label: '근무조',
          options: Object.entries(SHIFTS).map(([value, label]) => ({ label, value })),
        },
        { name: 'languages', type: 'text', hasMany: true, label: '언어' },
      ],
    },
    {
      name: 'preview',
      type: 'ui',
      label: '미리 보기',
      admin: { disableListColumn: true, components: { Field: './src/admin/briefs/BriefPreview#BriefPreview' } },
    },
    {
      name: 'archivedAt',
      type: 'date',
      label: '보관한 때',
      index: true,
      access: systemAccess,
      admin: {
        position: 'sidebar',
        readOnly: true,
        date: { pickerAppearance: 'dayAndTime' },
        condition: (data) => Boolean(data?.archivedAt),
      },
    },
    revisionField,
    contentHashField,
  ],
}
