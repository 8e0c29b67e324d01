import type { Freshness } from '../../../domain/freshness'
import type { DocumentKind } from '../../../domain/searchDocument'
import type { Validity } from '../../../domain/validity'
import type { Role } from '../_api/session'

export const FRESHNESS_LABELS: Record<Freshness, string> = {
  fresh: '최신',
  due: '점검 예정',
  overdue: '점검기한 경과',
  disputed: '확인 중',
}

/** `valid` has no label: it goes without saying. */
export const VALIDITY_LABELS: Record<Exclude<Validity, 'valid'>, string> = {
  upcoming: '시행 예정',
  open: '접수 중',
  closed: '접수 마감',
  ended: '종료',
}

/** An entry is what everyone expects, so only the others are named. */
export const KIND_LABELS: Record<Exclude<DocumentKind, 'entry'>, string> = {
  brief: '특별상담자료',
  aid: '상담보조자료',
}

export const ROLE_LABELS: Record<Role, string> = {
  agent: '상담사',
  lead: '상담팀장',
  officer: '담당자',
  editor: '교육운영부',
  admin: '관리자',
  service: '연계 계정',
}
