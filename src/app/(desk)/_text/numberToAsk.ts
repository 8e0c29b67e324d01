import { dayOf } from '../../../domain/day'
import type { Phone } from '../../../domain/entry'

const OPENS = 9
const CLOSES = 18

/**
 * The number that most likely answers at `now`: the office's own from Monday to Friday, 9 to 18 in Seoul, the 당직실's
 * otherwise; when there is only the other one, that. `undefined` when the entry has no number. Holidays are not known
 * here, so whoever shows it shows its hours too.
 */
export function numberToAsk(phones: readonly Phone[], now: Date): Phone | undefined {
  const office = phones.find((phone) => phone.kind === 'inform') ?? phones.find((phone) => phone.kind === 'transfer')
  const afterHours = phones.find((phone) => phone.kind === 'afterHours')
  return isOfficeTime(now) ? (office ?? afterHours) : (afterHours ?? office)
}

function isOfficeTime(now: Date): boolean {
  const weekday = new Date(`${dayOf(now)}T12:00:00.000Z`).getUTCDay()
  const hour = (now.getUTCHours() + 9) % 24
  return weekday >= 1 && weekday <= 5 && hour >= OPENS && hour < CLOSES
}
