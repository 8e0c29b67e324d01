/** The columns of a 현행화 회신서, in order: what its header says, and how wide it is in characters. */
export const SHEET_COLUMNS = {
  number: { header: '연번', width: 6 },
  code: { header: '관리번호', width: 14 },
  title: { header: '제목', width: 30 },
  text: { header: '지금 내용', width: 60 },
  facts: { header: '확인할 사실', width: 30 },
  answer: { header: '답변', width: 16 },
  factsRight: { header: '사실 맞음', width: 10 },
  newTitle: { header: '새 제목', width: 24 },
  newAnswer: { header: '새 내용', width: 50 },
  newFee: { header: '새 수수료', width: 18 },
  newHours: { header: '새 이용시간', width: 18 },
  newPeriods: { header: '새 신청기간', width: 24 },
  newPhone: { header: '새 전화번호', width: 22 },
  newOther: { header: '그 밖에 바뀌는 항목', width: 36 },
  day: { header: '날짜', width: 13 },
  reason: { header: '까닭', width: 30 },
  personName: { header: '새 담당자 성명', width: 14 },
  personEmail: { header: '새 담당자 전자우편', width: 24 },
  personPhone: { header: '새 담당자 행정전화', width: 18 },
  to: { header: '이송할 부서', width: 20 },
  sheet: { header: '회신서 번호', width: 4 },
  entry: { header: '자료 번호', width: 4 },
  revision: { header: '개정', width: 4 },
} as const
export type SheetColumn = keyof typeof SHEET_COLUMNS
export const SHEET_COLUMN_NAMES = Object.keys(SHEET_COLUMNS) as SheetColumn[]

/** Hidden: by these a returned sheet is known again. */
export const HIDDEN_COLUMNS: readonly SheetColumn[] = ['sheet', 'entry', 'revision']

/** Below the table, one a row: who answers. */
export const SIGNATURE = { position: '직위', name: '성명', phone: '행정전화' } as const
export const RIGHT = '예'
