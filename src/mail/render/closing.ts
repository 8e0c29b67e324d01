import { koreanDay } from '../../domain/day'
import { oneLine } from './content'
import type { MailFrame } from './frame'

/** How officers can make sure of a mail they are drilled not to trust: the 공문, and a telephone. */
export function announcementLine({ contact }: MailFrame): string {
  const { announcement, phone } = contact
  if (!announcement) return `이 메일이 맞는지는 전화 ${oneLine(phone)}번으로 먼저 확인하실 수 있습니다.`
  const source = [announcement.number, announcement.day ? koreanDay(announcement.day) : undefined].filter(Boolean)
  const named = `「${oneLine(announcement.title)}」${source.length > 0 ? `(${oneLine(source.join(', '))})` : ''}`
  return `이 메일은 공문 ${named}에서 안내해 드린 것입니다. 공문이나 아래 전화로 먼저 확인하셔도 됩니다.`
}

/** The last lines of every mail. */
export function closingLines(frame: MailFrame): string[] {
  const { department, phone, email } = frame.contact
  return [
    announcementLine(frame),
    `문의: ${oneLine(department)} ${oneLine(phone)}${email ? ` ${oneLine(email)}` : ''}`,
    email ? '이 메일에 답장하시면 위 담당 부서가 받습니다.' : '보내기만 하는 주소입니다. 답장은 전해지지 않습니다.',
  ]
}
