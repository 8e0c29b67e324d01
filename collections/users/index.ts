import type { CollectionConfig } from 'payload'

import { CHANNEL_LABELS } from '../../src/domain/entry'
import { PASSWORD_SUBJECT } from '../../src/domain/mail/mailTemplate'
import { adminFields, adminPanel, admins, adminsOrSelf } from '../../src/policies/access'
import { isAdmin, ROLE_LABELS, ROLES } from '../../src/policies/roles'
import { capLists } from '../shared/capLists'
import { keepInTrash } from '../shared/keepInTrash'
import { refuseUnknownRelations } from '../shared/refuseUnknownRelations'
import { refuseWrongShapes } from '../shared/refuseWrongShapes'
import { endSessions } from './hooks/endSessions'
import { refuseFirstVisitor } from './hooks/refuseFirstVisitor'
import { refuseSuspended } from './hooks/refuseSuspended'

/** A shift with its overlap, in seconds: who signs in at its start is not thrown out before its end. */
export const SHIFT_SECONDS = 10 * 60 * 60

/**
 * Everybody who signs in, and the systems that do.
 * @param isOpen whether whoever comes first to an empty database may make the first account
 */
export const users = (isOpen: boolean): CollectionConfig => ({
  slug: 'users',
  labels: { singular: '사용자', plural: '사용자' },
  admin: {
    group: '관리',
    useAsTitle: 'email',
    defaultColumns: ['email', 'name', 'role', 'organization', 'suspended'],
    hidden: ({ user }) => !isAdmin(user),
  },
  auth: {
    tokenExpiration: SHIFT_SECONDS,
    useSessions: true,
    useAPIKey: true,
    maxLoginAttempts: 10,
    lockTime: 10 * 60 * 1000,
    depth: 0,
    cookies: { sameSite: 'Lax' },
    forgotPassword: { generateEmailSubject: () => PASSWORD_SUBJECT, minRequestInterval: 60_000 },
  },
  access: {
    admin: adminPanel,
    read: adminsOrSelf,
    create: admins,
    update: admins,
    delete: admins,
    unlock: admins,
  },
  hooks: {
    beforeOperation: [...(isOpen ? [] : [refuseFirstVisitor]), refuseWrongShapes, capLists, keepInTrash],
    beforeValidate: [refuseUnknownRelations],
    beforeChange: [endSessions],
    beforeLogin: [refuseSuspended],
  },
  fields: [
    { name: 'name', type: 'text', label: '이름', required: true, maxLength: 50 },
    {
      name: 'role',
      type: 'select',
      label: '역할',
      required: true,
      defaultValue: 'agent',
      saveToJWT: true,
      index: true,
      options: ROLES.map((role) => ({ label: ROLE_LABELS[role], value: role })),
      access: { create: adminFields, update: adminFields },
    },
    {
      name: 'organization',
      type: 'relationship',
      relationTo: 'organizations',
      label: '소속',
      saveToJWT: true,
      access: { create: adminFields, update: adminFields },
      admin: { condition: (data: { role?: string }) => data?.role === 'officer' },
      validate: (value: unknown, { data }: { data: unknown }) =>
        (data as { role?: string }).role !== 'officer' || Boolean(value) || '담당자의 소속을 선택해 주세요.',
    } as never,
    { name: 'team', type: 'text', label: '팀', maxLength: 50 },
    {
      name: 'answers',
      type: 'group',
      label: '맡은 상담',
      admin: { description: '비워 두면 모든 상담을 맡은 것으로 봅니다. 특별상담자료를 보일 대상을 가를 때 씁니다.' },
      fields: [
        {
          name: 'channels',
          type: 'select',
          hasMany: true,
          label: '채널',
          options: Object.entries(CHANNEL_LABELS).map(([value, label]) => ({ label, value })),
          access: { create: adminFields, update: adminFields },
        },
        {
          name: 'menus',
          type: 'text',
          hasMany: true,
          label: 'ARS 메뉴',
          access: { create: adminFields, update: adminFields },
        },
        {
          name: 'languages',
          type: 'text',
          hasMany: true,
          label: '언어',
          access: { create: adminFields, update: adminFields },
        },
      ],
    },
    {
      name: 'suspended',
      type: 'checkbox',
      label: '사용 중지',
      defaultValue: false,
      access: { create: adminFields, update: adminFields },
      admin: { position: 'sidebar', description: '켜면 열 초 안에 모든 화면에서 나가게 됩니다.' },
    },
    {
      name: 'demo',
      type: 'checkbox',
      label: '예시 계정',
      defaultValue: false,
      access: { create: adminFields, update: adminFields },
      admin: { hidden: true },
    },
    // Payload's own field, with who may set it: an agent must not be able to give themselves a key.
    { name: 'enableAPIKey', type: 'checkbox', access: { create: adminFields, update: adminFields, read: adminFields } },
    { name: 'apiKey', type: 'text', access: { create: adminFields, update: adminFields, read: adminFields } },
  ],
})
