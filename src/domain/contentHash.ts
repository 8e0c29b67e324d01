import { createHash } from 'node:crypto'

import { canonicalJson } from './canonicalJson'
import { CHANNEL_LABELS, TEXT_PART_NAMES, type EntryContent, type Phone, type PhoneKind } from './entry'
import { normaliseLexical } from './normaliseLexical'
import { tidyName } from './tidyName'
import { tidyText } from './tidyText'

/**
 * @returns SHA-256 (64 hex digits) over the canonical JSON of the import table's columns, the answer as
 * `normaliseLexical` gives it. Two contents have the same hash exactly when the table would carry them the same way:
 * - texts in NFC, with `\n` line breaks, without control characters and spaces at their ends;
 * - lists without empty and repeated members; channels and periods in one order, aliases, links and phones as they stand;
 * - phones by kind (the order between kinds is not a column).
 * Not in it because no column carries it: pictures, relations, alignment, text colours in the answer.
 */
export function contentHash(content: EntryContent): string {
  return createHash('sha256')
    .update(canonicalJson(hashedContent(content)))
    .digest('hex')
}

/** @returns what the hash is taken over, as plain JSON; for a difference to be shown column by column. */
export function hashedContent(content: EntryContent): Record<string, unknown> {
  const hashed: Record<string, unknown> = {
    code: tidyText(content.code),
    scope: content.scope,
    district: content.district,
    organization: tidyName(content.organization),
    category: content.category.split('>').map(tidyName).filter(Boolean).join('>'),
    topic: tidyName(content.topic),
    title: tidyName(content.title),
    answer: normaliseLexical(content.answer),
    aliases: tidyList(content.aliases),
    phone: phonesOf(content.phones, 'inform'),
    transferPhone: phonesOf(content.phones, 'transfer'),
    afterHoursPhone: phonesOf(content.phones, 'afterHours'),
    links: tidyList(content.links).map((link) => link.replaceAll(' ', '%20')),
    callType: tidyName(content.callType),
    handling: content.handling,
    channels: Object.keys(CHANNEL_LABELS).filter((channel) => content.channels.some((own) => own === channel)),
    checkedAt: content.checkedAt,
    reviewCycleMonths: content.reviewCycleMonths,
    effectiveFrom: content.effectiveFrom,
    effectiveUntil: content.effectiveUntil,
    applyPeriods: [...new Set(content.applyPeriods.map((period) => `${period.from}~${period.until}`))].sort(),
  }
  for (const part of TEXT_PART_NAMES) hashed[part] = tidyText(content[part])
  return hashed
}

function phonesOf(phones: readonly Phone[], kind: PhoneKind): unknown[] {
  return phones
    .filter((phone) => phone.kind === kind && tidyName(phone.number) !== '')
    .map((phone) => [tidyName(phone.number), tidyName(phone.name), tidyName(phone.hours), phone.public])
}

function tidyList(texts: readonly string[]): string[] {
  return [...new Set(texts.map(tidyName).filter(Boolean))]
}
