import { koreanDay, type Day } from '../../domain/day'
import { districtsAverage, sharesOf, type FreshnessShares } from '../../domain/refresh/districtsAverage'
import { mailSubject, postsTitle } from '../../domain/refresh/mailSubject'
import type {
  DeadLink,
  PlannedEntry,
  PlannedMail,
  SweepOrganization,
  SweepPost,
  SweepState,
} from '../../domain/refresh/sweepTypes'
import type { SweepMail } from './sweepParts'

/** What the mails of one run name. */
export interface MailNames {
  posts: ReadonlyMap<string, SweepPost>
  organizations: ReadonlyMap<string, SweepOrganization>
  average: FreshnessShares
}

export function mailNamesOf(state: SweepState): MailNames {
  return {
    posts: new Map(state.posts.map((post) => [post.id, post])),
    organizations: new Map(state.organizations.map((organization) => [organization.id, organization])),
    average: districtsAverage(state.organizations),
  }
}

/** @returns the planned mail as the outbox takes it, with the data its template (src/mail/templates) is written from. */
export function sweepMail(mail: PlannedMail, names: MailNames, link?: string): SweepMail {
  const organization = names.organizations.get(mail.organization)
  const posts = mail.posts.flatMap((id) => names.posts.get(id) ?? [])
  const titles = posts.map(({ title }) => title)
  return {
    template: mail.template,
    to: mail.to,
    toName: mail.toName,
    subject: mailSubject(mail, { titles, organization: organization?.name ?? '' }),
    period: mail.period,
    ...(mail.posts[0] ? { post: mail.posts[0] } : {}),
    organization: mail.organization,
    ...(link ? { link } : {}),
    data: {
      organizationName: organization?.name ?? '',
      ...(titles.length > 0 ? { postTitle: postsTitle(titles) } : {}),
      ...dataOf(mail, posts, organization, names.average),
    },
  }
}

function dataOf(
  mail: PlannedMail,
  posts: readonly SweepPost[],
  organization: SweepOrganization | undefined,
  average: FreshnessShares,
): Record<string, unknown> {
  if (mail.template === 'summary') return { figures: organization ? figuresOf(organization, average) : [] }
  if (mail.template === 'personCheck') return { people: posts.flatMap(peopleOf) }
  const primary = posts[0]?.people.find(({ as, active }) => as === 'primary' && active)
  return {
    entries: mail.entries.map(entryOf),
    total: mail.entries.length + mail.more,
    ...(primary?.name ? { primaryName: primary.name } : {}),
  }
}

const entryOf = (entry: PlannedEntry) => {
  const { id, code, title, checkedAt, dueAt } = entry
  const note = noteOf(entry)
  return { id, code, title, checkedAt, dueAt, ...(note ? { note } : {}) }
}

/** Why it is asked about beside its day. */
const noteOf = ({ season, deadLinks = [] }: PlannedEntry): string =>
  [season && seasonNote(season), ...(deadLinks.length > 0 ? [deadLinkNote(deadLinks)] : [])].filter(Boolean).join(' ')

/** The servers alone: mail programs make links of addresses, and these do not open. */
const deadLinkNote = (deadLinks: readonly DeadLink[]): string =>
  `링크가 열리지 않습니다(${[...new Set(deadLinks.map(({ link }) => new URL(link).host))].join(', ')}).`

const seasonNote = ({ name, date }: { name: string; date: Day }): string =>
  `${name}(${koreanDay(date)}) 전에 확인해 주세요.`

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

function figuresOf({ figures }: SweepOrganization, average: FreshnessShares) {
  const own = sharesOf(figures)
  return [
    { label: '맡은 자료', own: `${figures.total}건` },
    { label: '최신', own: percent(own.fresh), average: percent(average.fresh) },
    { label: '점검 예정', own: percent(own.due), average: percent(average.due) },
    { label: '점검기한 경과', own: percent(own.overdue), average: percent(average.overdue) },
  ]
}

const peopleOf = ({ people }: SweepPost) =>
  people.filter(({ active }) => active).map(({ as, name, phone }) => ({ as, name, phone }))
