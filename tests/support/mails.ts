import type { MailDraft } from '../../src/mail/outbox'
import type { MailFrame } from '../../src/mail/render/frame'

let made = 0

/** A digest to an address of its own unless said otherwise. */
export function makeDraft(input: Partial<MailDraft> = {}): MailDraft {
  made += 1
  return {
    template: 'digest',
    to: `officer-${made}@office.test`,
    toName: '김○○ 주무관',
    subject: '[120다산콜] 12월 현행화 안내',
    period: '2026-12',
    data: { entries: [{ code: 'S-00001', title: '대형폐기물 배출', dueAt: '2026-11-20' }] },
    ...input,
  }
}

export const REPLY = {
  addresses: ['https://reply.example.kr/r/abcdef0123456789', 'http://10.1.2.3/r/abcdef0123456789'],
  typedAddress: 'reply.example.kr/c',
  code: '4821-7730',
  expiresAt: new Date('2026-12-31T00:00:00Z'),
}

export const FRAME: MailFrame = {
  toName: '김○○ 주무관',
  today: '2026-12-01',
  contact: {
    department: '120다산콜재단 교육운영부',
    phone: '02-6000-0000',
    email: 'refresh@ieum.test',
    announcement: { title: '2026년 상담지식정보 현행화 협조 요청', number: '교육운영부-1234', day: '2026-11-16' },
  },
  publicUrl: 'https://ieum.example.kr',
  reply: REPLY,
}
