import { buildDemo } from '../../seed/demo'
import type { DemoEntry } from '../../seed/demoEntry'
import type { Day } from '../../src/domain/day'
import { TEXT_PART_NAMES } from '../../src/domain/entry'
import { dueAt } from '../../src/domain/freshness'
import { lexicalToPlainText } from '../../src/domain/lexicalToPlainText'
import type { SearchDocument } from '../../src/domain/searchDocument'

/** @returns the demo's 9,954 entries as an index holds them, without a database. */
export function readDemoDocuments(today: Day): SearchDocument[] {
  return buildDemo(today).entries.map(toDocument)
}

function toDocument(entry: DemoEntry): SearchDocument {
  const filled = TEXT_PART_NAMES.filter((name) => entry[name]).map((name) => [name, entry[name]])
  return {
    id: entry.code,
    kind: 'entry',
    code: entry.code,
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
    contentHash: entry.code,
  }
}
