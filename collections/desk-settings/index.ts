import type { GlobalConfig } from 'payload'

import { activeUsers, editors } from '../../src/policies/access'

/** How the desk behaves for everybody. */
export const deskSettings: GlobalConfig = {
  slug: 'desk-settings',
  label: '상담 화면 설정',
  admin: { group: '설정' },
  access: { read: activeUsers, update: editors },
  fields: [
    {
      name: 'smsBytes',
      type: 'select',
      label: '문자 길이',
      required: true,
      defaultValue: '2000',
      options: [
        { label: '90바이트 (단문)', value: '90' },
        { label: '2,000바이트 (장문)', value: '2000' },
      ],
    },
    { name: 'smsDated', type: 'checkbox', label: '문자 끝에 기준일 넣기', defaultValue: true },
    {
      name: 'linkDomains',
      type: 'text',
      hasMany: true,
      label: '문자에 넣어도 되는 주소',
      defaultValue: ['go.kr', 'seoul.kr'],
      validate: (value: unknown) =>
        !Array.isArray(value) ||
        value.every((domain) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(String(domain))) ||
        'seoul.go.kr처럼 주소의 이름만 소문자로 넣어 주세요.',
      admin: { description: '예: go.kr, seoul.go.kr. 그 아래 주소도 함께 됩니다. 다른 주소는 문자에서 빠집니다.' },
    },
    {
      name: 'watermark',
      type: 'checkbox',
      label: '화면에 상담사 계정을 옅게 표시',
      defaultValue: false,
    },
    {
      name: 'singleKeys',
      type: 'checkbox',
      label: '한 글자 단축키를 처음부터 켜 두기',
      defaultValue: true,
      admin: { description: '상담사마다 화면에서 끄고 켤 수 있습니다.' },
    },
  ],
}
