import { districtsAverage, sharesOf, type FreshnessShares } from '../../domain/refresh/districtsAverage'
import { mailSubject } from '../../domain/refresh/mailSubject'
import { POST_ROLE_LABELS } from '../../domain/refresh/recipients'
import type { PlannedMail, SweepOrganization, SweepPost, SweepState } from '../../domain/refresh/sweepTypes'
import type { RefreshSettings } from './readRefreshSettings'
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

/**
 * @returns the planned mail as the outbox takes it. `data` is plain JSON: `day`, `person` {name, as}, `organization`,
 *   `posts` [{ id, title }], `entries` [{ id, code, title, post, checkedAt, dueAt, daysOverdue, season? }] (days as
 *   `YYYY-MM-DD`), `more`, `contact` {name, phone, email}, `announcement` {number, title, date} | null; a summary has
 *   `figures` {total, fresh, due, overdue}, `shares` and `average` {fresh, due, overdue} (0 to 1) as well, a person check
 *   `people` [{ post, as, name, email }].
 */
export function sweepMail(
  mail: PlannedMail,
  names: MailNames,
  { today, settings, link }: { today: string; settings: RefreshSettings; link?: string | undefined },
): SweepMail {
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
      day: today,
      person: { name: mail.toName, as: POST_ROLE_LABELS[mail.as] },
      organization: organization?.name ?? '',
      posts: posts.map(({ id, title }) => ({ id, title })),
      entries: mail.entries,
      more: mail.more,
      contact: settings.contact,
      announcement: settings.announcement ?? null,
      ...(mail.template === 'summary' && organization
        ? { figures: organization.figures, shares: sharesOf(organization.figures), average: names.average }
        : {}),
      ...(mail.template === 'personCheck' ? { people: posts.flatMap(peopleOf) } : {}),
    },
  }
}

const peopleOf = ({ title, people }: SweepPost) =>
  people
    .filter(({ active }) => active)
    .map(({ as, name, email }) => ({ post: title, as: POST_ROLE_LABELS[as], name, email }))
