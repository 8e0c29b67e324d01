import type { PlannedMail } from './sweepTypes'

/** Who writes, so that an officer sees at once that it is the call centre. */
const FROM = '[120다산콜재단]'

/** @param titles of the mail's posts, the one with most entries first. @returns `여권 발급 외 2개 업무` */
export function postsTitle(titles: readonly string[]): string {
  const [first = '', ...others] = titles
  return others.length === 0 ? first : `${first} 외 ${others.length}개 업무`
}

/** @returns the subject of a refresh mail. `titles` are those of its posts, `organization` its organization's name. */
export function mailSubject(
  mail: PlannedMail,
  { titles, organization }: { titles: readonly string[]; organization: string },
): string {
  const count = mail.entries.length + mail.more
  const month = Number(mail.period.slice(5, 7))
  const what = postsTitle(titles)
  switch (mail.template) {
    case 'digest':
      return `${FROM} ${month}월 상담자료 현행화 요청: ${what} ${count}건`
    case 'reminder':
      return `${FROM} 확인을 기다리는 상담자료 ${count}건: ${what}`
    case 'deputyReminder':
      return `${FROM} 부담당께 여쭙니다. 확인을 기다리는 상담자료 ${count}건: ${what}`
    case 'teamLeadReminder':
      return `${FROM} 팀장께 알려 드립니다. 확인을 기다리는 상담자료 ${count}건: ${what}`
    case 'personCheck':
      return `${FROM} 담당자가 그대로인지 확인해 주세요: ${what}`
    case 'summary':
      return `${FROM} ${month}월 상담자료 현행화 현황: ${organization}`
  }
}
