import type { TextPart } from '../../domain/entry'
import { stripJosa } from '../korean/josa'

/** The side questions callers ask of any subject. */
export type SideQuestion =
  | 'who'
  | 'how'
  | 'papers'
  | 'fee'
  | 'term'
  | 'hours'
  | 'online'
  | 'proxy'
  | 'period'
  | 'place'
  | 'refund'
  | 'objection'
  | 'change'
  | 'check'
  | 'caution'
  | 'parking'
  | 'rules'
  | 'booking'
  | 'instalments'

export interface SideQuestionWords {
  /** The part of an entry that answers it, when it is filled. */
  part?: TextPart
  /** What a title ends in that answers it, without spaces; also what the question is called at the office. */
  titles: readonly string[]
  /** How callers say it, without spaces. Found anywhere when three syllables or longer, else at a word's start. */
  spoken: readonly string[]
}

const list = (text: string): readonly string[] => text.split(/\s+/)

/** 신청 is nobody's word here: as one of `online` it would make every "... 신청" look like online. */
export const SIDE_QUESTIONS: Record<SideQuestion, SideQuestionWords> = {
  who: {
    part: 'eligibility',
    titles: list(
      '지원대상 신청자격 자격 대상 대상자 이용대상 가입대상 지원자격 이용자격 신청대상 자격요건 조건 요건 납세의무자 감면대상 선정기준',
    ),
    spoken: list(
      '누가받 누가돼 누가되 누가신청 누가할수 누가할 누가내 누가 누구나 누구만 아무나 저도되 저도돼 저도받 저도할수 저도가능 나도되 나도돼 나도받 받을수있나 받을수있어 받을수있는지 해당되나 해당되는지 해당돼 해당이되 몇살부터 몇살까지 나이제한 자격이되 자격이돼 자격돼 자격되 조건이뭐 조건이어떻게 대상이누구 대상이어떻게 대상인가 우리도되 우리도돼 우리도받 우리집도 나같은사람 저같은사람 저같은경우 외국인도되 외국인도돼 외국인도받 학생도되 학생도돼 애도되 애도돼 남편도되 남편도돼 남편도받 남편도줘 남편도주 신랑도 아빠도되 아빠도받 아빠도줘 남자도되 남자도돼 남자도받 직장인도되 직장인도돼 직장다녀도 알바해도 집있어도 차있어도 재산있어도 돈벌어도 소득있어도 소득얼마 얼마벌면 몇살이면 나이몇 나이가몇 아무나되 아무나돼 아무라도 누구든지 누구한테줘 누구한테주 누구줘 다되나 다받을수',
    ),
  },
  how: {
    part: 'howToApply',
    titles: list('신청방법 신청절차 방법 절차 이용방법 신고방법 접수방법 발급방법 납부방법 등록방법 신고절차 처리절차'),
    spoken: list(
      '어떻게해 어떻게하 어떻게신청 어떻게신고 어떻게접수 어떻게받 어떻게내 어떻게이용 어떻게써 어떻게쓰 어떻게되 어떻게돼 어떡해 어떻해 어케해 어케 하는법 하는방법 신청하려면 신고하려면 받으려면 하려면 어떻게 어캐해 어캐하 어캐 어찌해 어찌하 어떻게들어가 뭐부터해 뭘부터해 뭐부터하 하려면어떻게 쓰는법 타는법 어케써 어케타',
    ),
  },
  papers: {
    part: 'papers',
    titles: list('구비서류 준비물 제출서류 필요서류 준비서류 첨부서류 서류'),
    spoken: list(
      '뭐가져가 뭐가지고 뭐가져와 뭘가져가 뭘가지고 무엇을가져가 무엇을가지고 뭐들고 뭘들고 뭐챙겨 뭘챙겨 챙겨가 챙겨갈 챙길거 챙길게 준비할거 준비할게 준비할것 준비해가 준비해야 뭐준비 뭘준비 무엇을준비 필요한서류 무슨서류 어떤서류 서류뭐 서류는뭐 서류가뭐 서류필요 서류가필요 뭐필요 뭐가필요 뭐있어야 뭐가있어야 필요한거 필요한게 필요한것 가져갈거 가져갈게 가져갈것 가지고가야 가져가야 들고가야 지참 도장가져 신분증가져 신분증만 뭐뭐필요 뭐뭐챙 뭐뭐가져 뭐뭐들고 뭐뭐내 뭐뭐있어야 뭐뭐준비 뭐내야 뭘내야 뭐내라 뭐떼가 뭘떼가 뭐떼오 뭘떼오 뭐떼야 뭘떼야 서류뭐뭐 무슨종이 뭐갖고 뭘갖고 뭐갖다 뭘갖다 갖고가야 갖고갈 신분증있어야 신분증필요 신분증들고 신분증갖고 도장필요 도장있어야 도장들고 도장갖고 통장사본 빈손으로 몸만가 맨손으로 서류없이 챙겨야 챙겨오 뭘보여 뭐보여줘',
    ),
  },
  fee: {
    part: 'fee',
    titles: list(
      '수수료 요금 비용 이용료 지원금액 금액 가격 사용료 대여료 입장료 관람료 이용요금 수강료 지원금 지급액 지급금액 부담금 본인부담금 세율 처리비용 주차요금',
    ),
    spoken: list(
      '돈얼마 얼마예요 얼마에요 얼마인가 얼마인지 얼마야 얼마죠 얼마지 얼마들어 얼마나들어 얼마드 얼마나드 얼마내 얼마나내 얼마를내 얼마나와 얼마나나와 얼마나나오 얼마받 얼마나받 얼마를받 얼마줘 얼마나줘 얼마주 얼마나주 얼마나되 얼마나돼 얼마정도 얼마씩 얼마 돈들어 돈이들어 돈드나 돈드는 돈내 돈을내 돈내야 돈이얼마 값이 무료인가 무료예요 무료에요 공짜 유료 몇원 몇천원 몇만원 얼마나해 얼마해 얼만데 얼만가 얼만지 얼마래 얼마더라 얼마쯤 얼마짜리 돈받나 돈받아 돈받는 돈을받 돈도내 돈도받 돈물어 돈물어내 돈안내도 돈이많이 얼마까지 얼마대줘 얼마보태 얼마깎 꽁짜 무료인 무료맞 무료래 무료라던 몇푼 비싼가 비싸나 비싸요 하루에얼마 한달에얼마 한시간에얼마 일인당 한번에얼마 얼마를물 얼마물어 얼마뜯 돈얼만',
    ),
  },
  term: {
    part: 'term',
    titles: list('처리기간 소요기간 발급기간 처리기한 소요시간 처리일수 걸리는기간 지급시기 지급일'),
    spoken: list(
      '며칠걸려 며칠걸리 몇일걸려 몇일걸리 며칠이나 몇일이나 며칠만에 몇일만에 며칠정도 몇일정도 며칠후 며칠뒤 며칠있어야 며칠 몇일 얼마나걸려 얼마나걸리 얼마걸려 얼마걸리 얼마나기다 오래걸려 오래걸리 기간이얼마 시간이얼마 언제나와 언제나오 언제돼 언제되 언제받을수 언제받아 언제처리 언제입금 언제들어와 바로나와 바로나오 바로돼 바로되 바로받 당일에나 당일발급 당일로 걸려요 걸리나 걸리는지 걸릴까 언제쯤나 언제쯤돼 언제쯤되 언제쯤와 언제와 언제오나 얼마있다 얼마있어야 얼마뒤에 그날바로 그자리에서 금방돼 금방되 금방나 바로줘 바로해줘 빨리돼 빨리되 빨리나 얼마만에 하루만에 한참걸 몇주나 몇주걸 몇달걸 몇달이나 언제쯤받 통장에언제 돈언제 돈은언제 입금언제 언제꽂 언제들어오 언제줘 언제주 하루면 얼마나기다려',
    ),
  },
  hours: {
    part: 'hours',
    titles: list('이용시간 운영시간 업무시간 휴관일 운영일 이용일시 개방시간 관람시간 상담시간 시간'),
    spoken: list(
      '몇시까지 몇시부터 몇시에 몇시 문여 문닫 문열 언제열 언제여는 언제닫 언제쉬 쉬는날 쉬나 주말에도 주말도 주말에해 주말에하 토요일에도 토요일도 토요일에 일요일에도 일요일도 일요일에 공휴일에도 휴일에도 야간에도 밤에도 새벽에도 점심시간 영업시간 운영시간 이용시간 아침몇시 저녁몇시 점심때도 밤늦게도 늦게까지 빨간날 노는날 설날에도 추석에도 명절에도 연휴에도 월요일에도 월요일도 몇시면 문언제 24시간 이십사시간 언제까지열 언제문 주말엔 일요일엔 토요일엔 쉬는요일',
    ),
  },
  online: {
    titles: list(
      '온라인신청 온라인 인터넷신청 온라인발급 인터넷발급 온라인납부 온라인신고 온라인접수 온라인예약 모바일신청 인터넷 온라인조회',
    ),
    spoken: list(
      '인터넷으로 인터넷에서 인터넷돼 인터넷되 인터넷신청 인터넷발급 온라인으로 온라인에서 온라인도 온라인돼 온라인되 온라인신청 핸드폰으로 휴대폰으로 폰으로 스마트폰으로 앱으로 앱에서 어플로 모바일로 컴퓨터로 피씨로 집에서 홈페이지에서 홈페이지로 사이트에서 안가고 안가도 안나가고 가지않고 방문안하고 방문안해도 방문하지않고 비대면 컴으로 앉아서 방구석 누워서 카톡으로 어플되 어플돼 앱되 앱돼 앱있 피시로 홈피 누리집에서 꼭가야 직접가야 안가면안 폰만 폰되 폰돼 핸폰으로 온라인은 인터넷은 인터넷도',
    ),
  },
  proxy: {
    titles: list('대리신청 대리 대리인 대리수령 대리발급 대리접수 대리인신청 위임 대리신고 위임장'),
    spoken: list(
      '대신가도 대신가서 대신가 대신받 대신신청 대신신고 대신해도 대신해줄 대신할수 대신떼 대신뗄 대신발급 대신내 대신하 대신 대리로 대리인이 대리신청 다른사람이 다른사람도 남이 가족이가 가족이해 가족이대 가족도 식구가 남편이 아내가 와이프가 부인이 아들이가 딸이가 자식이 자녀가대 엄마가대 부모가 부모님대신 친구가 본인아니 본인이아니 본인이꼭 본인만 직접안가 직접안 본인이안가 위임 딴사람이 딴사람도 딴사람 다른사람 남편이대 엄마가가 아들이대 아들보내 딸보내 딸이대 대신와 대신해 심부름 시켜도 보내도되 보내도돼 와이프보내 남편보내 본인말고 저말고 나말고 본인없이 제가못가 직접못가 못가는데 안가고다른 며느리가 사위가 손주가 자식보내 할머니대신 아버지대신 어머니대신',
    ),
  },
  period: {
    titles: list(
      '신청기간 접수기간 납부기간 모집기간 신고기간 신청기한 신고기한 납부기한 기한 기간 신청시기 시기 일정',
    ),
    spoken: list(
      '언제까지 언제부터 언제신청 언제접수 언제모집 언제내 언제하 언제해 언제쯤신청 기한이언제 기간이언제 마감 며칠까지 몇일까지 몇월 언제가기한 지금신청 아직신청 지금도신청 지금도되 지금해도 아직되나 아직돼 아직해요 아직하나 아직받 지금도받 지금도하 언제또 언제열려 언제뜨 공고언제 며칠날 몇일날 언제쯤시작 언제시작 올해도하 올해도해 올해도받 내년에도 몇월달 언제쯤해 언제쯤하',
    ),
  },
  place: {
    titles: list(
      '장소 위치 접수처 신청장소 신청처 발급처 오시는길 가는길 찾아오시는길 발급장소 설치장소 운영장소 교통편',
    ),
    spoken: list(
      '어디로가 어디로 어디서 어디에서 어디에 어디가서 어디가야 어디가면 어디있 어디예요 어디에요 어디인가 어디인지 어딨 어디야 어디죠 어느부서 어느과 어느동 위치가 가는길 어떻게가 찾아가 가까운곳 근처 어디여 어디임 어디로오 어데 어디다내 어디다가 어디에다 어느구청 가까운데 제일가까 무슨역 몇번출구 뭐타고 찾아가려 어디쯤 어디서해 어디서하 어디서내',
    ),
  },
  refund: {
    titles: list('환불 환급 반환 환불규정 취소환불 과오납환급'),
    spoken: list(
      '환불 환급 돌려받 돌려줘 돌려주 돈돌려 되돌려 도로받 무를수 물러줘 물러달 물리고 환불되 뱉어내 토해내 돈도로 돈빼 취소하면돈',
    ),
  },
  objection: {
    titles: list('이의신청 이의제기 의견제출 의견진술 불복'),
    spoken: list('이의신청 이의제기 이의있 억울 부당 못내겠 인정못 잘못나왔 잘못나온 따지고'),
  },
  change: {
    titles: list('변경 취소 해지 철회 정정 변경신고 변경신청 취소방법 예약취소'),
    spoken: list(
      '바꾸고싶 바꾸려 바꿀수 바꾸는 바꿔 변경하 취소하 취소할 취소되 취소돼 해지하 그만두 그만하 안하려고 무르 날짜바꾸 시간바꾸 날짜바꿔 안할래 안갈래 못가게돼 못가게됐 그만둘 빼고싶 빼주세 무르고싶',
    ),
  },
  check: {
    titles: list('조회 확인 진행상황 결과확인 결과조회 내역조회 처리결과'),
    spoken: list(
      '조회하 조회되 조회돼 조회할 확인하고 확인하려 확인할수 확인되 확인돼 어디까지됐 어디까지되 진행상황 됐는지 나왔는지 처리됐 알아보려 알아볼수 알수있 어떻게됐 어찌됐 됐나 나왔나 확인좀 얼마남았 몇번째 순번 대기몇 당첨됐 붙었는지 접수됐 접수되었 제대로들어갔 처리중',
    ),
  },
  caution: {
    part: 'exceptions',
    titles: list('유의사항 주의사항 제외대상 제한사항 제한 금지사항'),
    spoken: list(
      '안되는경우 안되는거 안되는게 안되는사람 못받는 못하는경우 주의할 조심할 주의사항 유의사항 유의할 제외되 제외대상 하면안되 하면안돼 하면안되는',
    ),
  },
  parking: {
    titles: list('주차 주차장 주차요금 주차안내 주차장이용'),
    spoken: list(
      '차끌고가 차끌고와 차끌고오 차가지고가 차가지고와 차가져가 차가져와 차갖고가 차갖고와 차몰고 차타고가도 차댈 차대는 차대도 차세울 차세워 차놓을 주차되 주차돼 주차할 주차하 주차가능 주차장있 주차있 주차비얼마 주차비는 주차는 차로가도',
    ),
  },
  rules: {
    titles: list('이용수칙 이용규칙 안전수칙 준수사항 반입금지 관람수칙 활동수칙'),
    spoken: list(
      '강아지데려가도 강아지데리고 강아지데려 강아지도들어 개데려가도 개데리고가도 개끌고 애완동물 음식먹어도 음식가져가도 먹을거가져 도시락먹 도시락싸 술마셔도 술먹어도 맥주마 치킨먹 텐트쳐도 돗자리깔 고기구워도 불피워도 사진찍어도 드론날려 자전거타도 킥보드타도 담배피워도 담배펴도 공놀이해도 낚시해도',
    ),
  },
  booking: {
    titles: list('예약 예매 예약신청 단체예약'),
    spoken: list(
      '예약해야 예약안하고 예약안해도 예약하고가 예약없이 예약필요 예약되 예약돼 미리잡아 미리말해야 그냥가도 그냥가면 바로가도 자리있나 자리있어 자리나',
    ),
  },
  instalments: {
    titles: list('분할납부 분납 분납신청 나누어내기'),
    spoken: list(
      '나눠내 나눠서내 나누어내 쪼개내 쪼개서 쪼개줘 쪼개주 할부되 할부돼 할부로 한번에못 한꺼번에못 한방에못 분할로 분할되 분할돼 조금씩내 천천히내 카드할부',
    ),
  },
}

const NAMES = Object.keys(SIDE_QUESTIONS) as SideQuestion[]

/** Title endings, longest first, each with its question. */
const endings = NAMES.flatMap((side) => SIDE_QUESTIONS[side].titles.map((ending) => ({ ending, side }))).toSorted(
  (a, b) => b.ending.length - a.ending.length,
)

const sideOfEnding = new Map(endings.map(({ ending, side }) => [ending, side]))
/** Words of a title that are its subject's for sure. */
const SUBJECT_WORDS = 2

/**
 * @returns the side question a title asks, or null: what it ends in (`여권 재발급 수수료`), else what one of its later words is
 * (`건강진단결과서 발급 수수료와 결제`).
 * @param titleWords the title's words, normalised
 */
export function sideOfTitle(titleWords: readonly string[]): SideQuestion | null {
  const joined = titleWords.join('')
  for (const { ending, side } of endings) {
    if (joined.length > ending.length + 1 && joined.endsWith(ending)) return side
  }
  for (const word of titleWords.slice(SUBJECT_WORDS)) {
    const side = sideOfEnding.get(stripJosa(word))
    if (side) return side
  }
  return null
}

interface SidePhrase {
  side: SideQuestion
  /** Callers' way of saying it; false when it is the office's own word, which may as well be part of the subject. */
  spoken: boolean
}

const phrases = new Map<string, SidePhrase>()
for (const side of NAMES) {
  for (const phrase of SIDE_QUESTIONS[side].spoken) phrases.set(phrase, { side, spoken: true })
}
// The office's own words win where both lists have one: 환불 may as well be the subject, and stays one.
for (const side of NAMES) for (const phrase of SIDE_QUESTIONS[side].titles) phrases.set(phrase, { side, spoken: false })
const longestPhrase = Math.max(...[...phrases.keys()].map((phrase) => phrase.length))
const SHORTEST_INSIDE = 3

export interface FoundSide {
  side: SideQuestion
  spoken: boolean
  /** Where it stands in the joined text. */
  from: number
  until: number
}

/**
 * Looks for side questions in words joined without spaces. At each place the longest phrase wins.
 * @param starts where words begin in `joined`
 * @returns what was found, in order; the last one is what is asked
 */
export function findSides(joined: string, starts: ReadonlySet<number>): FoundSide[] {
  const found: FoundSide[] = []
  for (let from = 0; from < joined.length; from++) {
    const shortest = starts.has(from) ? 2 : SHORTEST_INSIDE
    for (let length = Math.min(longestPhrase, joined.length - from); length >= shortest; length--) {
      const phrase = phrases.get(joined.slice(from, from + length))
      if (!phrase) continue
      found.push({ ...phrase, from, until: from + length })
      from += length - 1
      break
    }
  }
  return found
}
