import type { CitySubject, Place, Side } from './catalogue/types'
import { firstSentence } from './entryTexts'

/** `closed` of a place that never closes. */
const NEVER = '연중무휴'

/** A place the city runs, as a subject: what callers ask of every place become its side questions. */
export function placeSubjects(places: readonly Place[]): CitySubject[] {
  return places.map((place) => ({
    key: `place-${place.key}`,
    name: place.name,
    category: place.category,
    organization: place.organization,
    post: place.post,
    aliases: place.aliases,
    summary: place.summary,
    script: `${place.name} 이용시간과 요금을 안내해 드리겠습니다.`,
    questions: ['언제 가실 예정인가요?'],
    basis: '공공시설 운영 조례와 시설별 운영 규정',
    sides: sidesOf(place),
  }))
}

/** `other` is what belongs in no part of the main entry: nobody applies for a way there, nobody is entitled to a discount. */
function sidesOf(place: Place): Side[] {
  const { name } = place
  const sides: Side[] = [
    {
      ask: 'hours',
      label: '이용시간',
      part: place.hours,
      answer: `${name} 이용시간은 ${place.hours}입니다. ${closedDays(place)}`,
      aliases: ['몇 시까지', '문 여는 시간'],
    },
    {
      ask: 'fee',
      label: '이용요금',
      part: place.fee,
      answer: `${name} 이용요금은 ${place.fee}입니다. ${place.discount ?? feeRemark(place)}`,
      aliases: ['입장료', '얼마'],
    },
    {
      ask: 'other',
      label: '오시는 길',
      part: place.transit,
      answer: `${name}은(는) ${place.where}에 있습니다. ${place.transit}`,
      aliases: ['어떻게 가요', '지하철역', '위치'],
    },
    {
      ask: 'other',
      label: '주차',
      part: place.parking,
      answer: `${place.parking} ${parkingAdvice(place)}`,
      aliases: ['차 가져가도', '주차장', '주차비'],
    },
    {
      ask: 'other',
      label: closedLabel(place),
      part: place.closed,
      answer: closedAnswer(place),
      aliases: ['언제 쉬어요', '월요일에 하나요', '명절에도 열어요'],
    },
    {
      ask: 'caution',
      label: '이용 수칙',
      part: place.rules,
      answer: `${place.rules} ${name}에서는 안내판과 직원의 안내를 따라 주시기 바랍니다.`,
      aliases: ['강아지', '음식', '자전거 타도'],
    },
  ]
  if (place.booking)
    sides.push({
      ask: 'online',
      label: '예약',
      part: place.booking,
      answer: `${place.booking} 일정이 바뀌면 ${name}을(를) 예약하신 화면에서 바로 취소하실 수 있습니다.`,
      aliases: ['예약해야', '인터넷 예약'],
    })
  if (place.discount)
    sides.push({
      ask: 'other',
      label: '요금 감면',
      part: place.discount,
      answer: `${place.discount} ${name}에 오실 때 대상임을 확인할 수 있는 신분증이나 증명서를 가져오셔야 합니다.`,
      aliases: ['무료', '할인'],
    })
  for (const { label, answer } of place.special ?? [])
    sides.push({ ask: 'other', label, part: firstSentence(answer), answer })
  return sides.map((side) => ({ ...side, answer: withParticles(side.answer) }))
}

/** A park has no halls to close: it only rests. */
const closedLabel = ({ category }: Place): string => (/박물관|도서관|문화/.test(category) ? '휴관일' : '쉬는 날')

const closedDays = ({ closed }: Place): string =>
  closed === NEVER ? '쉬는 날 없이 일 년 내내 이용하실 수 있습니다.' : `${closed}에 쉽니다.`

/** `온실은 매주 월요일`: the place itself stays open. */
const CLOSES_IN_PART = /[은는] 매/

function closedAnswer({ name, closed, hours }: Place): string {
  if (closed === NEVER)
    return `${name}은(는) 따로 쉬는 날이 없습니다. 이용시간은 ${hours}이며, 태풍이나 폭설로 위험한 날에는 일부 시설을 닫습니다.`
  if (CLOSES_IN_PART.test(closed)) return `${name}에서 ${closed}에 쉽니다. 이용시간은 ${hours}입니다.`
  return `${name}은(는) ${closed}에 쉽니다. 그 밖의 날 이용시간은 ${hours}입니다.`
}

function feeRemark({ fee, booking, hours }: Place): string {
  if (!fee.includes('무료')) return `따로 정한 감면은 없으며, 이용시간은 ${hours}입니다.`
  if (booking) return `예약이 필요한 시설은 미리 신청해 주시기 바라며, 이용시간은 ${hours}입니다.`
  return `${fee === '무료' ? '표를 사지 않고 들어가시면' : '무료인 곳은 표를 사지 않으셔도'} 되며, 이용시간은 ${hours}입니다.`
}

const parkingAdvice = ({ name, parking }: Place): string =>
  parking.startsWith('주차장이 없')
    ? `${name}에 오실 때는 대중교통을 이용해 주시기 바랍니다.`
    : `주말과 공휴일에는 차가 몰리니 ${name}까지 대중교통을 이용하시기를 권합니다.`

/** Digits that end in a consonant when read aloud: 영, 일, 삼, 육, 칠, 팔. */
const CLOSED_DIGITS = '013678'

/** `서울식물원은(는)` as it is said: the particle that the last letter asks for. */
function withParticles(text: string): string {
  return text.replace(/([가-힣A-Za-z0-9)])(은\(는\)|을\(를\))/g, (_, last: string, both: string) => {
    const code = last.charCodeAt(0) - 0xac00
    const closed = CLOSED_DIGITS.includes(last) || (code >= 0 && code < 11172 && code % 28 !== 0)
    const [afterClosed, afterOpen] = both.startsWith('은') ? ['은', '는'] : ['을', '를']
    return last + (closed ? afterClosed : afterOpen)
  })
}
