import { dayOf, koreanDay } from '../../domain/day'
import { oneLine, type Block } from '../render/content'
import type { MailFrame } from '../render/frame'

/** `강남구 청소행정과 홍○○ 주무관님, 안녕하십니까.` */
export function greeting({ toName }: MailFrame): Block {
  const name = oneLine(toName)
  return { kind: 'text', text: name ? `${name}님, 안녕하십니까.` : '안녕하십니까, 담당자님.' }
}

/** Where the answer is given: the signed links when there are any, else the page behind the sign-in. */
export function replyLinks({ reply, publicUrl }: MailFrame, label = '답변 화면 열기'): Block[] {
  if (!reply) return [{ kind: 'link', label: '이음에 로그인해 확인하기', url: `${publicUrl}/admin` }]
  return reply.addresses.map((url, index) => ({
    kind: 'link',
    label: index === 0 ? label : '위 주소가 열리지 않을 때',
    url,
    isSecond: index > 0,
  }))
}

/** The ways without a link: an address with a code to type, the sheet that goes with the mail. Nothing when it has none. */
export function typedWay({ reply, sheetName, contact }: MailFrame): Block[] {
  if (!reply) return []
  const until = koreanDay(dayOf(reply.expiresAt))
  const where = contact.email ? `이 메일에 답장으로` : `${oneLine(contact.department)}(으)로`
  return [
    { kind: 'code', address: reply.typedAddress, code: reply.code, until },
    ...(sheetName
      ? [{ kind: 'text' as const, text: `붙임 '${oneLine(sheetName)}'에 적어 ${where} 보내 주셔도 됩니다.` }]
      : []),
  ]
}

/** `강남구 청소행정과 대형폐기물`: as much as is known. */
export function dutyName(data: { organizationName?: string | null; postTitle?: string | null }): string {
  return oneLine([data.organizationName, data.postTitle].filter(Boolean).join(' '))
}
