import type { AnswerOutcome, AnswerSender } from '../../../domain/reply/officerAnswer'

export const OUTCOME_LABELS: Record<AnswerOutcome['outcome'], string> = {
  confirmed: '확인 완료',
  requested: '접수',
  stale: '다시 확인 필요',
  refused: '받지 못함',
}

export const VIA_LABELS: Record<AnswerSender['via'], string> = {
  link: '메일 링크',
  code: '답변 코드',
  account: '계정',
  sheet: '현행화 회신서',
  phone: '유선 확인',
}
