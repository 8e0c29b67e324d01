/** Every mail Ieum writes, and what it is called on the screen. */
export const MAIL_TEMPLATES = {
  digest: '월간 현행화 안내',
  reminder: '점검기한 경과 안내',
  deputyReminder: '부담당 안내',
  teamLeadReminder: '팀장 안내',
  summary: '부서 월간 현황',
  personCheck: '담당자 일제 확인',
  returned: '보완 요청',
  decided: '처리 결과',
  asked: '현행화 요청',
  briefReminder: '특별상담자료 확인 안내',
  urgentNotice: '긴급공지 알림',
  mustRead: '꼭 읽을 자료 안내',
  password: '비밀번호 재설정',
} as const

export type MailTemplate = keyof typeof MAIL_TEMPLATES

/** By its subject the mail adapter knows Payload's mail for a forgotten password. */
export const PASSWORD_SUBJECT = '[이음] 비밀번호 재설정 안내'
