import type { GlobalConfig } from 'payload'

import { editors } from '../../src/policies/access'
import { dayField } from '../shared/day'

/** 메일 설정: whom officers ask about our mails, the 공문 that announced them, and how fast they go out. */
export const mailSettings: GlobalConfig = {
  slug: 'mail-settings',
  label: '메일 설정',
  admin: { group: '메일' },
  access: { read: editors, update: editors },
  fields: [
    {
      type: 'collapsible',
      label: '문의처',
      admin: { description: '모든 메일 끝에 적힙니다. 담당자는 링크를 누르기 전에 이 전화로 확인합니다.' },
      fields: [
        { name: 'department', type: 'text', label: '부서', maxLength: 80 },
        { name: 'phone', type: 'text', label: '전화', maxLength: 40 },
        {
          name: 'email',
          type: 'email',
          label: '전자우편',
          admin: { description: '메일에 답장하면 이 주소로 갑니다.' },
        },
      ],
    },
    {
      type: 'collapsible',
      label: '안내 공문',
      admin: { description: '메일을 보내기 전에 기관에 알린 공문입니다. 비워 두면 전화로만 확인하도록 적습니다.' },
      fields: [
        { name: 'announcementTitle', type: 'text', label: '제목', maxLength: 120 },
        { name: 'announcementNumber', type: 'text', label: '문서번호', maxLength: 60 },
        dayField({ name: 'announcementDay', label: '시행일자' }),
      ],
    },
    {
      type: 'collapsible',
      label: '보내는 속도',
      fields: [
        {
          name: 'perSecond',
          type: 'number',
          label: '1초에 보내는 통수',
          min: 0.5,
          max: 100,
          admin: { description: '비워 두면 5통입니다. 메일 서버가 정한 한도에 맞춰 주세요.' },
        },
        {
          name: 'connections',
          type: 'number',
          label: '함께 여는 연결 수',
          min: 1,
          max: 10,
          admin: { step: 1, description: '비워 두면 2개입니다.' },
        },
      ],
    },
  ],
}
