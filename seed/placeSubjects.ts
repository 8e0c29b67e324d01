import type { CitySubject, Place, Side } from './catalogue/types'

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
    script: `${place.name}의 이용시간과 요금을 안내해 드리겠습니다.`,
    questions: ['언제 가실 예정인가요?'],
    basis: '공공시설 운영 조례와 시설별 운영 규정',
    sides: sidesOf(place),
  }))
}

function sidesOf(place: Place): Side[] {
  const { name } = place
  const sides: Side[] = [
    {
      ask: 'hours',
      label: '이용시간',
      part: place.hours,
      answer: `${name}은(는) ${place.hours}에 이용할 수 있습니다. 쉬는 날은 ${place.closed}입니다.`,
      aliases: ['몇 시까지', '문 여는 시간'],
    },
    {
      ask: 'fee',
      label: '이용요금',
      part: place.fee,
      answer: `${name} 이용요금: ${place.fee}. ${place.discount ?? '따로 정한 감면은 없습니다.'}`,
      aliases: ['입장료', '얼마'],
    },
    {
      ask: 'place',
      label: '오시는 길',
      part: place.transit,
      answer: `${name}은(는) ${place.where}에 있습니다. ${place.transit}`,
      aliases: ['어떻게 가요', '지하철역', '위치'],
    },
    {
      ask: 'other',
      label: '주차',
      part: place.parking,
      answer: `${place.parking} ${name}을(를) 찾는 분은 주말과 공휴일에 대중교통을 이용하면 기다리지 않습니다.`,
      aliases: ['차 가져가도', '주차장', '주차비'],
    },
    {
      ask: 'other',
      label: '휴관일',
      part: place.closed,
      answer: `${name}의 쉬는 날은 ${place.closed}입니다. 그 밖의 날은 ${place.hours}에 문을 엽니다.`,
      aliases: ['쉬는 날', '월요일에 하나요'],
    },
    {
      ask: 'caution',
      label: '이용 수칙',
      part: place.rules,
      answer: `${place.rules} ${name} 안에서는 직원의 안내를 따라 주시기 바랍니다.`,
      aliases: ['강아지', '음식', '자전거 타도'],
    },
  ]
  if (place.booking)
    sides.push({
      ask: 'online',
      label: '예약',
      part: place.booking,
      answer: `${place.booking} 예약은 ${name} 이름으로 찾으면 됩니다.`,
      aliases: ['예약해야', '인터넷 예약'],
    })
  if (place.discount)
    sides.push({
      ask: 'who',
      label: '요금 감면',
      part: place.discount,
      answer: `${place.discount} ${name} 매표소에서 자격을 보이는 신분증이나 증명서를 확인합니다.`,
      aliases: ['무료', '할인'],
    })
  for (const { label, answer } of place.special ?? [])
    sides.push({ ask: 'other', label, part: answer.split('. ')[0] ?? answer, answer })
  return sides.map((side) => ({ ...side, answer: withParticles(side.answer), part: side.part }))
}

/** `서울식물원은(는)` as it is said: the particle that the last letter asks for. */
function withParticles(text: string): string {
  return text.replace(/([가-힣A-Za-z0-9)])(은\(는\)|을\(를\))/g, (_, last: string, both: string) => {
    const code = last.charCodeAt(0) - 0xac00
    const closed = code >= 0 && code < 11172 && code % 28 !== 0
    const [afterClosed, afterOpen] = both.startsWith('은') ? ['은', '는'] : ['을', '를']
    return last + (closed ? afterClosed : afterOpen)
  })
}
