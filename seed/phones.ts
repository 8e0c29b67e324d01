import type { Phone } from '../src/domain/entry'
import { hashOf, pick } from './pick'

/**
 * Plainly made up: no exchange in Seoul begins with 0, so none of these numbers can ring anywhere. The same office always
 * gets the same number.
 */
export function phoneNumber(office: string): string {
  const hash = hashOf(`phone ${office}`)
  const exchange = String(hash % 1000).padStart(3, '0')
  const line = String(Math.floor(hash / 1000) % 10_000).padStart(4, '0')
  return `02-0${exchange}-${line}`
}

const OFFICE_HOURS = ['평일 09:00~18:00', '평일 09:00~18:00, 점심 12:00~13:00 제외', '평일 08:30~17:30']

/** The numbers of an entry: the office's own, the duty room's outside its hours, and where a call is put through to. */
export function phonesOf(input: { organization: string; post: string; dutyRoom: string; transfers: boolean }): Phone[] {
  const { organization, post, dutyRoom, transfers } = input
  const own: Phone = {
    number: phoneNumber(`${organization} ${post}`),
    name: organization,
    kind: 'inform',
    hours: pick(OFFICE_HOURS, `hours ${organization}`),
    public: true,
  }
  const afterHours: Phone = {
    number: phoneNumber(dutyRoom),
    name: dutyRoom,
    kind: 'afterHours',
    hours: '야간·휴일',
    public: true,
  }
  const transfer: Phone = {
    number: phoneNumber(`${organization} 전환`),
    name: `${organization} 전환`,
    kind: 'transfer',
    hours: own.hours,
    public: false,
  }
  return transfers ? [own, transfer, afterHours] : [own, afterHours]
}
