import type { SearchDocument } from '../../../src/domain/searchDocument'

let made = 0

/** @returns a document of the city unless a district is given; code, id and hash are made up when left out. */
export function makeDocument(input: Partial<SearchDocument> & { title: string }): SearchDocument {
  made += 1
  const code = input.code ?? `S-${String(made).padStart(5, '0')}`
  return {
    id: input.id ?? code,
    kind: 'entry',
    code,
    category: '민원>일반',
    topic: '',
    scope: input.district ? 'district' : 'city',
    organization: '행정국 시민과',
    phone: '02-120',
    phones: ['02-120'],
    aliases: [],
    callType: '',
    parts: {},
    body: `${input.title}에 대해 안내합니다.`,
    checkedAt: '2026-10-01',
    dueAt: '2027-10-01',
    disputed: false,
    overlays: [],
    applyPeriods: [],
    revision: 1,
    contentHash: `hash-${made}`,
    ...input,
  }
}

/** Side questions as a catalogue has them, with the part of the entry each fills. */
const SIDES = [
  ['수수료', { fee: '5만 원' }],
  ['구비서류', { papers: '신분증, 사진 1매' }],
  ['처리기간', { term: '4일' }],
  ['온라인 신청', { howToApply: '정부24에서 신청' }],
  ['대리 신청', {}],
] as const

/** @returns a subject's main entry and its side entries, as the demo has them. */
export function makeSubject(name: string, input: Partial<SearchDocument> = {}): SearchDocument[] {
  const common = { topic: name, ...input }
  const parts = Object.assign({}, ...SIDES.map(([, filled]) => filled)) as SearchDocument['parts']
  return [
    makeDocument({ ...common, title: name, parts }),
    ...SIDES.map(([label, filled]) =>
      makeDocument({
        ...common,
        title: `${name} ${label}`,
        parts: filled,
        body: `${name} ${label}는 다음과 같습니다.`,
      }),
    ),
  ]
}

/** A small knowledge base: enough for neighbours to get in each other's way. */
export function makeKnowledgeBase(): SearchDocument[] {
  return [
    ...makeSubject('여권 재발급', { category: '민원>여권', aliases: ['여권 갱신'], organization: '행정국 민원과' }),
    ...makeSubject('여권 발급', { category: '민원>여권', organization: '행정국 민원과' }),
    ...makeSubject('전입신고', { category: '민원>주민등록', aliases: ['주소 옮기기'] }),
    ...makeSubject('주민등록증 재발급', { category: '민원>주민등록' }),
    ...makeSubject('부동산 중개보수', { category: '주택>부동산' }),
    ...makeSubject('수도요금 자동이체', { category: '상수도>요금', organization: '서울아리수본부 요금관리과' }),
    ...makeSubject('따릉이 이용권 구매', { category: '교통>자전거' }),
    ...makeSubject('길고양이 TNR', { category: '환경>동물', body: 'TNR은 길고양이 중성화 사업입니다.' }),
    ...(['강남구', '관악구', '은평구', '서초구'] as const).flatMap((district) =>
      makeSubject('대형폐기물 배출', {
        district,
        scope: 'district',
        category: '청소>대형폐기물',
        organization: `${district} 청소행정과`,
        phones: ['02-3423-5555'],
      }),
    ),
  ]
}
