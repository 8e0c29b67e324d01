import type { TextPart } from '../../domain/entry'
import type { SearchDocument } from '../../domain/searchDocument'
import { joinWords } from '../korean/words'
import { isMeant } from '../query/isMeant'
import type { ReadQuery } from '../query/types'
import { type FieldName, FIELDS } from './bm25'
import { EVIDENCE, type RankingContext } from './evidence'
import { prepareTitle } from './preparedTitle'
import type { RankedCandidate } from './rank'

/** What a field is called in a hit's reasons. */
const FIELD_REASON: Record<FieldName, string> = {
  title: 'title',
  aliases: 'alias',
  category: 'category',
  organization: 'organization',
  numbers: 'number',
  parts: 'body',
  body: 'body',
}

/** Evidence that is a reason of its own, and the least it must have added to be told. */
const EVIDENCE_REASON: Record<string, { reason: string; least: number }> = {
  code: { reason: 'code', least: 0.01 },
  exactTitle: { reason: 'title', least: 0.01 },
  exactAlias: { reason: 'alias', least: 0.01 },
  choseong: { reason: 'choseong', least: 0.1 },
  typo: { reason: 'typo', least: 0.15 },
  expansion: { reason: 'thesaurus', least: 0.05 },
  side: { reason: 'side', least: 0.05 },
  opened: { reason: 'opened', least: 0.05 },
  overlay: { reason: 'overlay', least: 0.05 },
  district: { reason: 'district', least: 0.05 },
  organization: { reason: 'organization', least: 0.05 },
  subject: { reason: 'subject', least: 0.25 },
}
const TOLD = EVIDENCE.flatMap(({ name, of }) => {
  const told = EVIDENCE_REASON[name]
  return told ? [{ of, ...told }] : []
})

/** What a field that holds all of the query's words is worth as a reason, beside evidence. */
const FIELD_WORTH = 0.4

/**
 * @returns why a candidate was found, strongest first, each reason once: fields that hold the query's words, by the weight
 * of the field and how many of the words, beside other evidence by what it added.
 * @param sought see soughtWords
 */
export function whyOf(candidate: RankedCandidate, context: RankingContext, sought: readonly string[]): string[] {
  const strengths = new Map<string, number>()
  for (const { of, reason, least } of TOLD) {
    const added = of(candidate, context)
    if (added >= least) note(strengths, reason, added)
  }
  if (sought.length > 0) noteFields(candidate.document, sought, strengths)
  if (strengths.size === 0) return [fallbackReason(candidate)]
  if (strengths.size === 1) return [...strengths.keys()]
  return Array.from(strengths)
    .sort((a, b) => b[1] - a[1])
    .map(([reason]) => reason)
}

function note(strengths: Map<string, number>, reason: string, strength: number): void {
  if (strength > (strengths.get(reason) ?? 0)) strengths.set(reason, strength)
}

/** Found by grams or by a word half typed, with no word of the query in it as a whole. */
function fallbackReason({ features }: RankedCandidate): string {
  if (features.prefix > 0 || features.joined > 0) return 'title'
  return features.text > 0 ? 'body' : features.subject > 0 ? 'subject' : 'recent'
}

function noteFields(document: SearchDocument, sought: readonly string[], strengths: Map<string, number>): void {
  const { joined, aliases } = prepareTitle(document)
  noteField('title', sought, strengths, (word) => joined.includes(word))
  noteField('aliases', sought, strengths, (word) => aliases.some((alias) => alias.includes(word)))
  noteField('category', sought, strengths, (word) => document.category.includes(word))
  noteField('organization', sought, strengths, (word) => document.organization.includes(word))
  noteField('numbers', sought, strengths, (word) => document.phones.some((phone) => phone.includes(word)))
  noteField('body', sought, strengths, (word) => document.body.includes(word))
  noteField('parts', sought, strengths, (word) => isInParts(document, word))
}

function isInParts({ parts }: SearchDocument, word: string): boolean {
  for (const name in parts) if (parts[name as TextPart]?.includes(word)) return true
  return false
}

function noteField(
  field: FieldName,
  sought: readonly string[],
  strengths: Map<string, number>,
  holds: (word: string) => boolean,
): void {
  let found = 0
  for (const word of sought) if (holds(word)) found++
  if (found > 0) note(strengths, FIELD_REASON[field], (FIELD_WORTH * FIELDS[field].weight * found) / sought.length)
}

/** @returns what is looked for in fields: subject words as stems, without a letter that waits for its syllable. */
export function soughtWords(query: ReadQuery): string[] {
  const sought = new Set<string>()
  for (const { role, stem } of query.words) {
    if (role === 'subject') sought.add(stem.length > 2 && /[ㄱ-ㅣ]$/.test(stem) ? stem.slice(0, -1) : stem)
  }
  for (const expansion of query.expansions) if (isMeant(expansion)) sought.add(joinWords(expansion.word))
  return [...sought]
}
