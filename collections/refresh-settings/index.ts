import type { ArrayField, GlobalConfig, GroupField } from 'payload'

import { editors } from '../../src/policies/access'
import { dayField } from '../shared/day'

const quietPeriods: ArrayField = {
  name: 'quietPeriods',
  type: 'array',
  label: '보내지 않는 기간',
  labels: { singular: '기간', plural: '기간' },
  admin: { description: '인사발령 뒤 2주, 을지연습, 행정사무감사, 재난 비상근무 때처럼 메일을 보내지 않을 기간' },
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'organization',
          type: 'relationship',
          relationTo: 'organizations',
          label: '기관·부서',
          admin: { description: '비워 두면 모든 기관. 자치구를 고르면 그 구의 모든 부서' },
        },
        dayField({ name: 'from', label: '첫날', required: true }),
        dayField({
          name: 'until',
          label: '마지막 날',
          required: true,
          validate: (value, { siblingData }) => {
            const from = (siblingData as { from?: string }).from
            if (!value) return '마지막 날을 넣어 주세요.'
            return !from || new Date(value) >= new Date(from) || '마지막 날이 첫날보다 빠릅니다.'
          },
        }),
        { name: 'reason', type: 'text', label: '까닭', maxLength: 100 },
      ],
    },
  ],
}

const holidays: ArrayField = {
  name: 'holidays',
  type: 'array',
  label: '임시공휴일',
  labels: { singular: '임시공휴일', plural: '임시공휴일' },
  admin: { description: '관보로 정해진 공휴일은 이미 들어 있습니다. 새로 정해진 날만 넣어 주세요.' },
  fields: [
    {
      type: 'row',
      fields: [
        dayField({ name: 'day', label: '날짜', required: true }),
        { name: 'name', type: 'text', label: '이름', maxLength: 50 },
      ],
    },
  ],
}

const HOST = /^[a-z0-9가-힣]([a-z0-9가-힣.-]*[a-z0-9가-힣])?(:\d{1,5})?$/i

const linkCheck: GroupField = {
  name: 'linkCheck',
  type: 'group',
  label: '링크 확인',
  fields: [
    {
      name: 'enabled',
      type: 'checkbox',
      label: '자료의 링크가 열리는지 확인',
      defaultValue: false,
      admin: {
        description:
          '켜 두면 새벽에 자료의 링크를 하나씩 천천히 열어 봅니다. 서버가 바깥으로 나갈 수 없으면 아무것도 판단하지 않습니다.',
      },
    },
    {
      name: 'allowedHosts',
      type: 'text',
      hasMany: true,
      label: '확인해도 되는 내부망 서버',
      admin: {
        description:
          '내부망 주소는 열어 보지 않습니다. 열어 봐도 되는 서버만 portal.example.kr 또는 10.1.2.3:8080처럼 넣어 주세요.',
      },
      validate: (value: unknown) =>
        !Array.isArray(value) ||
        value.every((host) => HOST.test(String(host))) ||
        '서버 이름만 넣어 주세요. http://나 경로는 빼고, 포트가 있으면 뒤에 :8080처럼 적습니다.',
    },
  ],
}

/** 현행화 설정: what the education staff decide about the refresh mails. */
export const refreshSettings: GlobalConfig = {
  slug: 'refresh-settings',
  label: '현행화 설정',
  admin: { group: '현행화' },
  access: { read: editors, update: editors, readVersions: editors },
  versions: { max: 100 },
  fields: [
    {
      name: 'paused',
      type: 'checkbox',
      label: '메일 멈춤',
      defaultValue: false,
      admin: { description: '켜 두면 현행화 메일이 나가지 않습니다. 끄면 밀린 것부터 이어집니다.' },
    },
    quietPeriods,
    holidays,
    linkCheck,
  ],
}
