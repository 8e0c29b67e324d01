import type { PostRole } from '../src/domain/refresh/recipients'
import { postKey, type DemoEntry } from './demoEntry'
import { phoneNumber } from './phones'
import { chanceOf, pick } from './pick'

const FAMILY_NAMES = [
  '김',
  '이',
  '박',
  '최',
  '정',
  '강',
  '조',
  '윤',
  '장',
  '임',
  '한',
  '오',
  '서',
  '신',
  '권',
  '황',
  '안',
  '송',
  '류',
  '홍',
]
const RANKS: Record<PostRole, string> = { primary: '주무관', deputy: '주무관', teamLead: '팀장', manager: '과장' }

/** So many posts of a real office have nobody named at all, or a 정담당 who has left. */
const EMPTY_SHARE = 0.01
const MOVED_SHARE = 0.02
/** The department of the demo's officer answers for itself. */
const DEMO_OFFICE = '강남구 청소행정과'

export interface DemoPerson {
  as: PostRole
  name: string
  email: string
  phone: string
  active: boolean
}

export interface DemoPost {
  key: string
  title: string
  /** Name. */
  organization: string
  people: DemoPerson[]
}

/** Nobody's name: a family name and two circles, as offices mask them. */
const maskedName = (key: string, rank: string): string => `${pick(FAMILY_NAMES, key)}○○ ${rank}`

/**
 * @returns one post for each duty of the demo, in the order of the entries. 정담당 and 부담당 are a post's own, 팀장 and 과장 a
 *   department's; a few posts are empty or have lost their 정담당, as they do.
 */
export function demoPosts(entries: readonly DemoEntry[]): DemoPost[] {
  const posts = new Map<string, DemoPost>()
  const offices = new Map<string, string>()
  for (const entry of entries) {
    const key = postKey(entry)
    if (posts.has(key)) continue
    const office = offices.get(entry.organization) ?? String(offices.size + 1).padStart(4, '0')
    offices.set(entry.organization, office)
    posts.set(key, {
      key,
      title: entry.post,
      organization: entry.organization,
      people: peopleOf(key, String(posts.size + 1).padStart(4, '0'), { name: entry.organization, number: office }),
    })
  }
  return [...posts.values()]
}

function peopleOf(key: string, number: string, office: { name: string; number: string }): DemoPerson[] {
  const isWhole = office.name === DEMO_OFFICE
  const chance = chanceOf(`people ${key}`)
  if (!isWhole && chance < EMPTY_SHARE) return []
  const person = (as: PostRole, of: string, mailbox: string): DemoPerson => ({
    as,
    name: maskedName(`${of} ${as}`, RANKS[as]),
    email: `${as.toLowerCase()}-${mailbox}@office.ieum.test`,
    phone: phoneNumber(`${of} ${as}`),
    active: true,
  })
  const hasMoved = !isWhole && chance < EMPTY_SHARE + MOVED_SHARE
  return [
    { ...person('primary', key, number), active: !hasMoved },
    person('deputy', key, number),
    person('teamLead', office.name, office.number),
    person('manager', office.name, office.number),
  ]
}
