import { koreanDay, type Day } from '../day'

/** A 공문 as staff paste it into the city's document system and send it themselves. */
export interface OfficialLetter {
  /** 수신. */
  to: string
  /** 제목. */
  title: string
  /** 본문 with its 붙임, line by line. */
  body: string
}

interface LetterEntry {
  code: string
  title: string
  /** Of what is overdue. */
  dueAt?: Day
  daysOverdue?: number
}

interface LetterInput {
  organization: string
  post: string
  /** The entries that are asked about. */
  entries: readonly LetterEntry[]
  /** `asked`: the question itself. `overdue`: nobody has answered it for 30 business days. */
  occasion: 'asked' | 'overdue'
  /** 회신기한; none when the letter names no day. */
  until?: Day
  contact: { name: string; phone: string; email?: string }
}

/** Entries named in the letter itself; the sheet names them all. */
const NAMED = 20

/** @returns the draft of a 공문 that asks a department for its 현행화 회신서. */
export function officialLetter(input: LetterInput): OfficialLetter {
  const { organization, post, entries, occasion, until, contact } = input
  const rest = entries.length - NAMED
  const contactLine = [contact.name, contact.phone, contact.email].filter(Boolean).join(', ')
  return {
    to: `${organization}장`,
    title: `120다산콜 표준상담자료 현행화 협조 요청(${post})`,
    body: [
      '1. 시민에게 정확한 정보를 안내할 수 있도록 협조해 주시는 귀 부서에 감사드립니다.',
      `2. ${request(occasion, entries.length, until)}`,
      `  가. 대상: ${post} 관련 표준상담자료 ${entries.length}건`,
      ...entries.slice(0, NAMED).map((entry) => `    - ${entryLine(entry)}`),
      ...(rest > 0 ? [`    - 그 밖의 ${rest}건은 붙임 참조`] : []),
      '  나. 회신 방법: 붙임 현행화 회신서 작성, 담당자에게 보낸 메일의 답변 화면, 전화 가운데 편한 방법',
      '     ※ 이미 답한 자료는 다시 적지 않아도 됩니다.',
      ...(contactLine ? [`  다. 회신처 및 문의: ${contactLine}`] : []),
      '',
      '붙임  현행화 회신서 1부.  끝.',
    ].join('\n'),
  }
}

function request(occasion: LetterInput['occasion'], count: number, until: Day | undefined): string {
  const deadline = until ? `${koreanDay(until)}까지 ` : ''
  return occasion === 'overdue'
    ? `120다산콜재단이 시민에게 안내하는 표준상담자료 가운데 귀 부서 소관 ${count}건이 점검기한이 지나도록 확인되지 않았습니다. 잘못된 안내로 시민이 불편을 겪지 않도록 아래 자료를 확인하여 ${deadline}회신하여 주시기 바랍니다.`
    : `귀 부서 소관 표준상담자료 ${count}건의 현행화를 아래와 같이 요청하오니 ${deadline}회신하여 주시기 바랍니다.`
}

function entryLine({ code, title, dueAt, daysOverdue }: LetterEntry): string {
  const overdue = dueAt ? `, 점검기한 ${koreanDay(dueAt)}${daysOverdue ? ` ${daysOverdue}일 지남` : ''}` : ''
  return `${title} (${code}${overdue})`
}

/** @returns the whole draft as one text: 수신, 제목, 본문, 붙임. */
export const letterText = ({ to, title, body }: OfficialLetter): string =>
  [`수신  ${to}`, '(경유)', `제목  ${title}`, '', body, ''].join('\n')
