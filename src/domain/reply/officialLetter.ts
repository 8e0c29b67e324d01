import { koreanDay, type Day } from '../day'

export interface OfficialLetterInput {
  organization: string
  post: string
  /** The entries that are asked about. */
  entries: readonly { code: string; title: string }[]
  /** 회신기한. */
  until: Day
  contact: { name: string; phone: string; email?: string }
}

/** Titles named in the letter itself; the sheet names them all. */
const NAMED = 5

/** @returns the draft of a 공문 that asks a department for its 현행화 회신서: 수신, 제목, 본문, 붙임. Staff send it themselves. */
export function officialLetter({ organization, post, entries, until, contact }: OfficialLetterInput): string {
  const named = entries.slice(0, NAMED).map(({ code, title }) => `      - ${title} (${code})`)
  const more = entries.length > NAMED ? [`      - 그 밖의 ${entries.length - NAMED}건은 붙임 참조`] : []
  return [
    `수신  ${organization}장`,
    `(경유)`,
    `제목  120다산콜 상담정보 현행화 협조 요청(${post})`,
    '',
    '1. 시민에게 정확한 정보를 안내하기 위한 귀 부서의 협조에 감사드립니다.',
    `2. 귀 부서 소관 상담정보 ${entries.length}건의 현행화를 다음과 같이 요청하오니, 붙임 회신서를 ${koreanDay(until)}까지 제출하여 주시기 바랍니다.`,
    `   가. 대상: ${post} 관련 상담정보 ${entries.length}건`,
    ...named,
    ...more,
    '   나. 방법: 붙임 현행화 회신서의 ‘답변’ 칸 작성(변경 없음, 수정, 폐지, 담당자 변경, 소관 아님(이송), 지침 미확정)',
    `   다. 제출: ${[contact.name, contact.email, contact.phone].filter(Boolean).join(', ')}`,
    '   라. 전자우편으로 받은 주소나 전화로 이미 답한 건은 적지 않아도 됨',
    '',
    `붙임  현행화 회신서 1부.  끝.`,
    '',
  ].join('\n')
}
