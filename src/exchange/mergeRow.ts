import { canonicalJson } from '../domain/canonicalJson'
import type { Day } from '../domain/day'
import type { EntryContent, LexicalState, Phone, PhoneKind } from '../domain/entry'
import { DEFAULT_REVIEW_CYCLE_MONTHS } from '../domain/freshness'
import { TEXT_PART_NAMES, type TextPart } from '../domain/entry'
import { normaliseLexical } from '../domain/normaliseLexical'
import type { ColumnName } from './columns'
import { contradictions } from './contradictions'
import { markdownToLexical } from './markdownToLexical'
import type { PhonesRead, RowPatch } from './rowPatch'

export type Merged =
  { ok: true; content: EntryContent } | { ok: false; problems: { column: ColumnName; reason: string }[] }

/**
 * @returns the entry as the row wants it: its columns over what was there. A new entry without 최종현행화일 counts as checked
 * today; an existing one keeps its date. A city's entry has no district, also when the file has no such column.
 */
export function mergeRow(existing: EntryContent | undefined, patch: RowPatch, today: Day): Merged {
  const { phone, transferPhone, afterHoursPhone, checkedAt, ...fields } = patch
  const base = existing ?? { ...EMPTY, code: patch.code, checkedAt: today }
  const phones = [
    ...mergePhones(base.phones, 'inform', phone),
    ...mergePhones(base.phones, 'transfer', transferPhone),
    ...mergePhones(base.phones, 'afterHours', afterHoursPhone),
  ]
  const answer =
    fields.answer && meansTheSame(fields.answer, base.answer) ? base.answer : (fields.answer ?? base.answer)
  const content: EntryContent = { ...base, ...fields, answer, phones, checkedAt: checkedAt ?? base.checkedAt }
  if (content.scope === 'city' && !('district' in patch)) content.district = undefined
  const problems = contradictions({ district: undefined, ...content })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, content }
}

/** An answer that the row does not change stays as it is stored, with pictures and whatever else no table can carry. */
function meansTheSame(one: LexicalState, other: LexicalState): boolean {
  return canonicalJson(normaliseLexical(one)) === canonicalJson(normaliseLexical(other))
}

function mergePhones(phones: readonly Phone[], kind: PhoneKind, read: PhonesRead | undefined): Phone[] {
  const own = phones.filter((phone) => phone.kind === kind)
  if (!read) return own
  const [first, ...others] = own
  const [number] = read.phones
  if (!read.onlyFirst || !first || !number) return read.phones
  return [{ ...first, number: number.number }, ...others]
}

const EMPTY: Omit<EntryContent, 'code' | 'checkedAt'> = {
  ...(Object.fromEntries(TEXT_PART_NAMES.map((part) => [part, ''])) as Record<TextPart, string>),
  scope: 'city',
  organization: '',
  category: '',
  topic: '',
  title: '',
  answer: markdownToLexical(''),
  aliases: [],
  phones: [],
  links: [],
  callType: '',
  handling: 'inform',
  channels: [],
  reviewCycleMonths: DEFAULT_REVIEW_CYCLE_MONTHS,
  applyPeriods: [],
}
