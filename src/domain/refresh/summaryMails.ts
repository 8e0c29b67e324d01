import { digestDayOf, monthOf } from './businessDays'
import type { Planning } from './planning'
import { quietPeriodOn } from './quietPeriods'
import { recipientOf, type PostPerson, type PostRole } from './recipients'
import type { PlannedMail, SweepState } from './sweepTypes'

/** The month's figures for the lead of each organization: the 과장 of its posts, else who is next below. */
export function summaryMails({ state, history }: Planning, taken: Set<string>): PlannedMail[] {
  const { today, holidays, quietPeriods } = state
  if (today < digestDayOf(today, holidays)) return []
  const period = monthOf(today)
  const leads = leadsOf(state)
  return state.organizations.flatMap((organization): PlannedMail[] => {
    const lead = leads.get(organization.id)
    if (!lead || organization.figures.total === 0 || history.hadSummary(organization.id, period)) return []
    if (quietPeriodOn(quietPeriods, organization.lineage, today)) return []
    if (taken.has(lead.email) || history.wasWrittenToday({ to: lead.email })) return []
    taken.add(lead.email)
    const { email: to, name: toName, as } = lead
    return [
      { template: 'summary', to, toName, as, period, posts: [], organization: organization.id, entries: [], more: 0 },
    ]
  })
}

const LEAD_ROLES: readonly PostRole[] = ['manager', 'teamLead']

function leadsOf({ posts, today }: SweepState): Map<string, PostPerson> {
  const leads = new Map<string, PostPerson>()
  for (const { organization, people } of posts) {
    const lead = recipientOf(people, 'manager', today)
    const known = leads.get(organization)
    if (!lead || !LEAD_ROLES.includes(lead.as)) continue
    if (!known || LEAD_ROLES.indexOf(lead.as) < LEAD_ROLES.indexOf(known.as)) leads.set(organization, lead)
  }
  return leads
}
