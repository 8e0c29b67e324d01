/**
 * The shape of the hand-written demo catalogue. A subject becomes one main entry and one entry for each of its side
 * questions; a district subject becomes that in each district it makes sense in. `seed/entries.ts` builds them.
 */

/** What a side question asks. It decides which part of the entry `part` fills; `other` fills none. */
export type Ask =
  | 'who' // 지원대상 · 자격 -> eligibility
  | 'how' // 신청방법 · 절차 -> howToApply
  | 'papers' // 구비서류 -> papers
  | 'fee' // 수수료 · 요금 · 비용 · 지원금액 -> fee
  | 'term' // 처리기간 · 소요기간 -> term
  | 'hours' // 이용시간 · 운영시간 -> hours
  | 'online' // 온라인 신청
  | 'proxy' // 대리 신청
  | 'period' // 신청기간 · 접수기간
  | 'place' // 장소 · 위치 · 접수처
  | 'refund' // 환불 · 환급
  | 'objection' // 이의신청
  | 'change' // 변경 · 취소 · 해지
  | 'check' // 조회 · 확인
  | 'caution' // 유의사항 -> exceptions
  | 'other'

/** One side question of a subject: its own entry, and a part of the main entry. */
export interface Side {
  ask: Ask
  /** What follows the subject's name in the title: `수수료`, `대리 신청`, `분실 시 재발급`. Unique within the subject. */
  label: string
  /** The fact alone, short: `1통 400원(무인발급기 200원)`. */
  part: string
  /** Two to four polite sentences that answer it in full, written for this subject. */
  answer: string
  /** How callers say it when that differs from label: `얼마예요`, `뭐 가져가요`. */
  aliases?: string[]
}

interface SubjectBase {
  /** Stable Latin slug, unique in the whole catalogue: `passport-reissue`. */
  key: string
  /** The subject as it stands in the title: `여권 재발급`. Unique in the whole catalogue. */
  name: string
  /** `큰분류>작은분류`, at most 8 small ones a large one: `민원>여권`. */
  category: string
  /** The duty (담당업무) that answers for it: `여권 발급`. */
  post: string
  /** Callers' words, nicknames, old names and abbreviations that the name does not contain: 3 to 8. */
  aliases: string[]
  /** Two or three sentences: what it is, for whom, what one gets. Opens the main entry's answer. */
  summary: string
  /** 안내멘트: what the agent says first, one or two short spoken sentences. */
  script: string
  /** 확인질문: what the agent asks the caller first; one to three. */
  questions?: string[]
  /** 근거: law, ordinance or guideline, with article where well known: `여권법 제13조`. */
  basis: string
  /** 처리유형; `inform` when left out. */
  handling?: 'inform' | 'accept' | 'transfer'
  /** 상담 문자로 보낼 글, at most 80 characters. */
  sms?: string
  /** Official page, only a well-known official host, else leave out: `https://www.gov.kr`. */
  link?: string
  /** Months in which applications are open, `[3, 4]`; left out when always open. */
  months?: number[]
}

/** A subject that the city (or an agency of it) answers for the whole of Seoul. */
export interface CitySubject extends SubjectBase {
  /** `실·국·본부 과` or an agency: `교통실 주차계획과`, `서울아리수본부 요금관리과`, `서울시설공단 어린이대공원`. */
  organization: string
  /** Most important first: the last ones are dropped when the demo's exact count asks for it. 8 to 12 of them. */
  sides: Side[]
}

/** A subject that each district answers for itself. Its texts may hold `{구}` and the keys of `vary` in braces. */
export interface DistrictSubject extends SubjectBase {
  /** Names this department has in different districts: `['청소행정과', '자원순환과']`. */
  departments: string[]
  /** The districts it makes sense in; `all` for the 25. */
  where: 'all' | readonly string[]
  /**
   * What differs between districts, three to eight realistic values each, as they stand in a sentence:
   * `{ fee: ['3,000원', '5,000원'], place: ['{구}청 1층 민원실', '{구}청 별관'] }` is used as `{fee}`, `{place}`.
   */
  vary: Record<string, string[]>
  /** The parts of the main entry, each text of its own with braces: `{ fee: '{fee}부터', hours: '{hours}' }`. */
  parts: Partial<Record<'eligibility' | 'howToApply' | 'papers' | 'fee' | 'term' | 'hours' | 'exceptions', string>>
  /** None to three side questions that deserve an entry of their own in each district. */
  sides: Side[]
}

/** A place the city runs; each becomes a handful of entries (이용시간, 요금, 주차, 오시는 길, 예약, 휴관일 ...). */
export interface Place {
  key: string
  /** `서울식물원` */
  name: string
  category: string
  organization: string
  post: string
  aliases: string[]
  /** Two sentences: what it is and what one can do there. */
  summary: string
  /** Where: a district and a landmark, no street number. */
  where: string
  district: string
  hours: string
  closed: string
  fee: string
  /** Who pays less or nothing. */
  discount?: string
  parking: string
  transit: string
  booking?: string
  /** What is not allowed or worth knowing. */
  rules: string
  /** Something only this place has: a programme, a rental, a course. */
  special?: { label: string; answer: string }[]
}
