import { dayOf, type Day } from './day'
import { isDistrict } from './districts'
import {
  TEXT_PART_NAMES,
  type Channel,
  type EntryContent,
  type Handling,
  type LexicalState,
  type Phone,
  type TextPart,
} from './entry'
import { DEFAULT_REVIEW_CYCLE_MONTHS } from './freshness'

/** Names of what an entry points to, by id in hex. */
export interface EntryNames {
  organizations: ReadonlyMap<string, string>
  /** Paths. */
  categories: ReadonlyMap<string, string>
  topics: ReadonlyMap<string, string>
  /** Months between two checks, of the categories that say so. */
  cycles?: ReadonlyMap<string, number>
}

/** Anything that reads like an entry: a row of MongoDB, or a document of Payload with ids and ISO dates as text. */
export type EntryLike = { [K in keyof EntryContent]?: unknown }

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const list = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : [])
const day = (value: unknown): Day | undefined =>
  value instanceof Date || (typeof value === 'string' && value) ? dayOf(value) : undefined

/** @returns the id that a relation holds, populated or not, in hex; `''` when it is empty. */
export function idOf(relation: unknown): string {
  if (relation === null || relation === undefined) return ''
  if (typeof relation === 'object' && 'id' in relation && typeof relation.id === 'string') return relation.id
  // An ObjectId: its text is its hex.
  return (relation as { toString(): string }).toString()
}

function phoneOf(phone: Partial<Phone>): Phone {
  return {
    number: text(phone.number),
    name: text(phone.name),
    kind: phone.kind ?? 'inform',
    hours: text(phone.hours),
    public: phone.public !== false,
  }
}

/** @returns months between two checks: the entry's own, else its category's, else 12. */
export const reviewCycleOf = (
  entry: { reviewCycleMonths?: unknown; category?: unknown },
  { cycles }: EntryNames,
): number =>
  (typeof entry.reviewCycleMonths === 'number' && entry.reviewCycleMonths) ||
  cycles?.get(idOf(entry.category)) ||
  DEFAULT_REVIEW_CYCLE_MONTHS

/** @returns what an entry says, in the form that hashes, exports and the index are made from. */
export function toEntryContent(entry: EntryLike, names: EntryNames): EntryContent {
  const parts = Object.fromEntries(TEXT_PART_NAMES.map((name) => [name, text(entry[name])])) as Record<TextPart, string>
  const district = text(entry.district)
  return {
    ...parts,
    code: text(entry.code),
    scope: entry.scope === 'district' ? 'district' : 'city',
    district: isDistrict(district) ? district : undefined,
    organization: names.organizations.get(idOf(entry.organization)) ?? '',
    category: names.categories.get(idOf(entry.category)) ?? '',
    topic: names.topics.get(idOf(entry.topic)) ?? '',
    title: text(entry.title),
    answer: entry.answer as LexicalState,
    aliases: list<string>(entry.aliases),
    phones: list<Partial<Phone>>(entry.phones).map(phoneOf),
    links: list<string>(entry.links),
    callType: text(entry.callType),
    handling: (entry.handling as Handling | null | undefined) ?? 'inform',
    channels: list<Channel>(entry.channels),
    checkedAt: day(entry.checkedAt) ?? '',
    reviewCycleMonths: Number(entry.reviewCycleMonths ?? DEFAULT_REVIEW_CYCLE_MONTHS),
    effectiveFrom: day(entry.effectiveFrom),
    effectiveUntil: day(entry.effectiveUntil),
    applyPeriods: list<{ from: unknown; until: unknown }>(entry.applyPeriods).flatMap((period) => {
      const [from, until] = [day(period.from), day(period.until)]
      return from && until ? [{ from, until }] : []
    }),
  }
}
