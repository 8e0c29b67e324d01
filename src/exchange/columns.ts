import { TEXT_PARTS, type EntryContent, type TextPart } from '../domain/entry'

/** The English name of a column: a field of `EntryContent`, or one of the three columns that hold its phones. */
export type ColumnName = Exclude<keyof EntryContent, 'phones'> | 'phone' | 'transferPhone' | 'afterHoursPhone'

export interface Column {
  english: ColumnName
  korean: string
  /** A file without it is refused, and so is a row that leaves it empty. */
  required: boolean
  /** What may stand in it, in a few Korean words, for help texts and refusals. */
  expects: string
}

const column = (english: ColumnName, korean: string, expects: string): Column => ({
  english,
  korean,
  expects,
  required: false,
})
const required = (english: ColumnName, korean: string, expects: string): Column => ({
  ...column(english, korean, expects),
  required: true,
})
const part = (name: TextPart): Column => column(name, TEXT_PARTS[name], '글')

/** The import table (CONTRACT.md), in the order in which export writes it. */
export const COLUMNS: readonly Column[] = [
  required('code', '관리번호', '빈칸 없이 64자까지'),
  required('scope', '구분', '시 또는 자치구'),
  column('district', '자치구', '서울의 25개 자치구 가운데 하나'),
  required('organization', '담당부서', '100자까지'),
  column('category', '분류', '민원>여권처럼 > 로 나눈 경로'),
  required('title', '제목', '200자까지'),
  required('answer', '내용', '글 또는 마크다운'),
  column('aliases', '키워드', '; 로 나눈 낱말'),
  column('phone', '전화번호', '번호 또는 번호 (이름, 시간)'),
  column('links', '관련링크', '; 로 나눈 http 또는 https 주소'),
  column('checkedAt', '최종현행화일', '2026-03-02 같은 날짜, 오늘까지'),
  column('reviewCycleMonths', '현행화주기(월)', '1에서 36까지의 정수'),
  part('script'),
  part('questions'),
  part('eligibility'),
  part('howToApply'),
  part('papers'),
  part('fee'),
  part('term'),
  part('hours'),
  part('exceptions'),
  part('sms'),
  part('basis'),
  column('callType', '상담유형코드', '100자까지'),
  column('handling', '처리유형', '안내, 접수, 전환 가운데 하나'),
  column('effectiveFrom', '시행일', '2026-03-02 같은 날짜'),
  column('effectiveUntil', '종료일', '2026-03-02 같은 날짜'),
  column('applyPeriods', '신청기간', '2026-03-02~2026-03-20, 여럿이면 ; 로 나눔'),
  column('transferPhone', '전환번호', '번호 (이름, 시간), 여럿이면 ; 로 나눔'),
  column('afterHoursPhone', '시간외번호', '번호 (이름, 시간), 여럿이면 ; 로 나눔'),
  column('channels', '공개채널', '전화, 문자, 채팅, 챗봇, 누리집을 ; 로 나눔'),
  column('topic', '주제', '200자까지'),
]
