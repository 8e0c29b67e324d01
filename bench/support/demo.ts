import { districtSubjects, citySubjects, places } from '../../seed/catalogue'
import { cityEntries } from '../../seed/cityEntries'
import { districtEntries } from '../../seed/districtEntries'
import type { DemoEntry } from '../../seed/demoEntry'
import { placeSubjects } from '../../seed/placeSubjects'
import type { Day } from '../../src/domain/day'
import { TEXT_PART_NAMES } from '../../src/domain/entry'
import { dueAt } from '../../src/domain/freshness'
import { lexicalToPlainText } from '../../src/domain/lexicalToPlainText'
import type { SearchDocument } from '../../src/domain/searchDocument'

/** @returns the demo's entries as documents, all of them: what the demo drops to fit its count stays in. */
export function readDemoDocuments(today: Day): SearchDocument[] {
  const city = cityEntries([...citySubjects, ...placeSubjects(places)], today)
  return [...city, ...districtEntries(districtSubjects, today)].map(toDocument)
}

function toDocument(entry: DemoEntry, index: number): SearchDocument {
  const filled = TEXT_PART_NAMES.filter((name) => entry[name]).map((name) => [name, entry[name]])
  const code = `${entry.district ? 'D' : 'S'}-${String(index + 1).padStart(5, '0')}`
  return {
    id: code,
    kind: 'entry',
    code,
    title: entry.title,
    category: entry.category,
    topic: entry.topic,
    scope: entry.scope,
    district: entry.district,
    organization: entry.organization,
    phone: entry.phones.find((phone) => phone.kind === 'inform' && phone.public)?.number ?? '',
    phones: entry.phones.map((phone) => phone.number),
    aliases: entry.aliases,
    callType: entry.callType,
    parts: Object.fromEntries(filled) as SearchDocument['parts'],
    body: lexicalToPlainText(entry.answer),
    checkedAt: entry.checkedAt,
    dueAt: dueAt(entry.checkedAt, entry.reviewCycleMonths),
    disputed: false,
    effectiveFrom: entry.effectiveFrom,
    effectiveUntil: entry.effectiveUntil,
    applyPeriods: entry.applyPeriods,
    overlays: [],
    revision: 1,
    contentHash: code,
  }
}
