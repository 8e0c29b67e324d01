import type { Day } from '../../../src/domain/day'
import { isBusinessDay, monthOf, weekOf, type Holidays } from '../../../src/domain/refresh/businessDays'
import type { ArrivedMail } from './runMonth'

/** Organizations, by id, that are not to be written to on some days. */
export interface Quiet {
  organizations: ReadonlySet<string>
  from: Day
  until: Day
}

const isReminder = ({ template }: ArrivedMail): boolean =>
  template !== 'digest' && template.toLowerCase().includes('reminder')

/** @returns what is broken of the rules that keep mails from being too many, one line each; none when all hold. */
export function brokenCaps(mails: readonly ArrivedMail[], holidays: Holidays, quiet?: Quiet): string[] {
  const digests = mails.filter(({ template }) => template === 'digest')
  const reminders = mails.filter(isReminder)
  const isQuiet = ({ day, organization }: ArrivedMail): boolean =>
    quiet !== undefined && quiet.from <= day && day <= quiet.until && quiet.organizations.has(organization)
  return [
    ...repeated(
      'arrived twice',
      mails.map(({ messageId, to }) => `${messageId} ${to}`),
    ),
    ...repeated(
      'two mails a day',
      mails.map(({ day, to }) => `${day} ${to}`),
    ),
    ...repeated(
      'two digests a month',
      digests.map(({ day, to }) => `${monthOf(day)} ${to}`),
    ),
    ...repeated(
      'two digests a month',
      digests.flatMap(({ day, posts }) => posts.map((post) => `${monthOf(day)} ${post}`)),
    ),
    ...repeated(
      'two reminders a week',
      reminders.map(({ day, to }) => `${weekOf(day)} ${to}`),
    ),
    ...repeated(
      'two reminders a week',
      reminders.flatMap(({ day, posts }) => posts.map((post) => `${weekOf(day)} ${post}`)),
    ),
    ...mails.filter(({ day }) => !isBusinessDay(day, holidays)).map(({ day, to }) => `on a holiday: ${day} ${to}`),
    ...mails.filter(isQuiet).map(({ day, to }) => `in a quiet period: ${day} ${to}`),
  ]
}

function repeated(what: string, keys: readonly string[]): string[] {
  const seen = new Set<string>()
  return keys.filter((key) => seen.size === seen.add(key).size).map((key) => `${what}: ${key}`)
}
