import { describe, expect, it } from 'vitest'

import { MAIL_TEMPLATES, type MailTemplate } from '../../../src/domain/mail/mailTemplate'
import { renderMail } from '../../../src/mail/render/renderMail'
import { FRAME, REPLY } from '../../support/mails'

const EVIL = `</td><script>alert('x')</script><img src="https://evil.test/p.gif">&"'`
const names = Object.keys(MAIL_TEMPLATES) as MailTemplate[]
const entries = [
  { code: 'S-00001', title: '대형폐기물 배출 신고', checkedAt: '2025-11-20', dueAt: '2026-11-20' },
  { code: 'S-00002', title: '여권 재발급', dueAt: '2026-12-10', note: '수수료의 기준일이 지났습니다.' },
]

/** Data for every template, with `text` wherever somebody else's words stand. */
const dataWith = (text: string): Record<MailTemplate, Record<string, unknown>> => {
  const due = {
    organizationName: text,
    postTitle: text,
    primaryName: text,
    entries: [{ ...entries[0], code: text, title: text, note: text }],
    total: 3,
  }
  const request = { title: text, code: text, text, reason: text, outcome: 'rejected', dueOn: '2026-12-04', entries }
  return {
    digest: due,
    reminder: due,
    deputyReminder: due,
    teamLeadReminder: due,
    summary: { organizationName: text, figures: [{ label: text, own: text, average: text }], note: text },
    personCheck: { postTitle: text, people: [{ as: 'primary', name: text, phone: text }] },
    returned: request,
    decided: request,
    asked: request,
    briefReminder: { title: text, text, until: '2026-12-31' },
    urgentNotice: { title: text, place: text, script: text, source: text, by: text, path: '/admin' },
    mustRead: { title: text, changeNote: text },
    password: {},
  }
}

const frameWith = (text: string) => ({
  ...FRAME,
  toName: text,
  contact: { department: text, phone: text, announcement: { title: text, number: text } },
})

describe('writing a mail', { timeout: 60_000 }, () => {
  it.each(names)('should escape every value in the HTML of %s', async (template) => {
    const { html } = await renderMail({ template, data: dataWith(EVIL)[template], frame: frameWith(EVIL) })
    expect(html).not.toContain('<script')
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;script&gt;')
  })

  it.each(names)('should bring nothing from elsewhere in the HTML of %s', async (template) => {
    const { html } = await renderMail({ template, data: dataWith('시험')[template], frame: FRAME })
    expect(html).not.toMatch(/<(img|script|iframe|object|form)\b|url\(|@import|<link\b/i)
    expect(html).toContain('lang="ko"')
  })

  it.each(names)('should name the 공문, the contact and the telephone in both parts of %s', async (template) => {
    const { html, text } = await renderMail({ template, data: dataWith('시험')[template], frame: FRAME })
    for (const part of [html, text])
      for (const words of [
        '2026년 상담지식정보 현행화 협조 요청',
        '교육운영부-1234',
        '02-6000-0000',
        'refresh@ieum.test',
      ])
        expect(part).toContain(words)
  })

  it.each(['digest', 'reminder', 'deputyReminder', 'teamLeadReminder', 'personCheck', 'asked', 'returned'] as const)(
    'should give each signed link of %s a line of its own in the text part',
    async (template) => {
      const { text } = await renderMail({ template, data: dataWith('시험')[template], frame: FRAME })
      const lines = text.split('\n')
      for (const address of REPLY.addresses) expect(lines).toContain(address)
      expect(lines).toContain(REPLY.typedAddress)
      expect(text).toContain(`답변 코드: ${REPLY.code}`)
    },
  )

  it('should let no value from outside make a line of its own that looks like ours', async () => {
    const forged = '제목\nhttps://evil.test/login\r\n\u2028답변 코드: 0000'
    for (const template of names) {
      const { text } = await renderMail({ template, data: dataWith(forged)[template], frame: frameWith(forged) })
      const lines = text.split(/\r\n|[\n\r\u2028]/)
      expect(lines, template).not.toContain('https://evil.test/login')
      expect(lines, template).not.toContain('답변 코드: 0000')
    }
  })

  it('should say how long an entry has been overdue on the day the mail goes out', async () => {
    const { text } = await renderMail({ template: 'digest', data: { entries, total: 5 }, frame: FRAME })
    expect(text).toContain('12월 현행화 안내: 확인하실 자료 2건')
    expect(text).toContain('1. 대형폐기물 배출 신고\n   관리번호 S-00001')
    expect(text).toContain('점검기한 2026. 11. 20. (11일 지남)')
    expect(text).toContain('점검기한 2026. 12. 10.\n   수수료의 기준일이 지났습니다.')
    expect(text).toContain('이 밖에 3건')
  })

  it('should send who has no signed link to the page behind the sign-in', async () => {
    const { text } = await renderMail({
      template: 'asked',
      data: { title: '여권 수수료' },
      frame: { ...FRAME, reply: undefined },
    })
    expect(text.split('\n')).toContain('https://ieum.example.kr/admin')
  })

  it('should name what is wrong with data it cannot be written from', async () => {
    const writing = renderMail({ template: 'digest', data: { entries: [{ code: 1 }] }, frame: FRAME })
    await expect(writing).rejects.toMatchObject({
      code: 'mail/data',
      message: expect.stringContaining('entries.0.code') as string,
    })
  })
})
