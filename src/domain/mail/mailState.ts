/**
 * Where a mail of the outbox stands. `unknown`: the link was cut after its text had been handed over, so nobody can say
 * whether it arrived; these are counted, and only among them may a mail arrive twice.
 */
export const MAIL_STATES = {
  pending: '보낼 예정',
  leased: '보내는 중',
  sent: '보냄',
  unknown: '도착 여부 모름',
  failed: '보내지 못함',
} as const

export type MailState = keyof typeof MAIL_STATES
