import type { SearchDocument } from '../../domain/searchDocument'
import { joinWords } from '../korean/words'
import type { ReadQuery } from '../query/types'
import { type FieldName, FIELDS } from './bm25'
import type { RankingContext } from './evidence'
import { prepareTitle } from './preparedTitle'
import { evidenceOf, type RankedCandidate } from './rank'

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
  district: { reason: 'district', least: 0.05 },
  organization: { reason: 'organization', least: 0.05 },
  subject: { reason: 'subject', least: 0.25 },
}

/**
 * @returns why a candidate was found, strongest first, each reason once: fields that hold the query's words, by the weight
 * of the field and how many of the words, beside other evidence by what it added.
 */
export function whyOf(candidate: RankedCandidate, context: RankingContext): string[] {
  const strengths: Record<string, number> = {}
  const note = (reason: string, strength: number): void => {
    if (strength > (strengths[reason] ?? 0)) strengths[reason] = strength
  }
  for (const [name, added] of Object.entries(evidenceOf(candidate, context))) {
    const told = EVIDENCE_REASON[name]
    if (told && added >= told.least) note(told.reason, added)
  }
  noteFields(candidate.document, soughtWords(context.query), note)
  const reasons = Object.entries(strengths)
  if (reasons.length === 0) return [fallbackReason(candidate)]
  return reasons.sort((a, b) => b[1] - a[1]).map(([reason]) => reason)
}

/** Found by grams or by a word half typed, with no word of the query in it as a whole. */
function fallbackReason({ features }: RankedCandidate): string {
  if (features.prefix > 0 || features.joined > 0) return 'title'
  return features.text > 0 ? 'body' : features.subject > 0 ? 'subject' : 'recent'
}

type Note = (reason: string, strength: number) => void

function noteFields(document: SearchDocument, sought: readonly string[], note: Note): void {
  if (sought.length === 0) return
  const { joined, aliases } = prepareTitle(document)
  noteField('title', [joined], sought, note)
  noteField('aliases', aliases, sought, note)
  noteField('category', [document.category], sought, note)
  noteField('organization', [document.organization], sought, note)
  noteField('numbers', [document.code.toLowerCase(), ...document.phones], sought, note)
  noteField('body', [document.body, ...Object.values(document.parts)], sought, note)
}

function noteField(field: FieldName, texts: readonly string[], sought: readonly string[], note: Note): void {
  let found = 0
  for (const word of sought) if (texts.some((text) => text.includes(word))) found++
  if (found > 0) note(FIELD_REASON[field], (0.4 * FIELDS[field].weight * found) / sought.length)
}

/** Subject words as stems; of one that is still being typed, all but the last letter. */
function soughtWords(query: ReadQuery): string[] {
  const sought = new Set<string>()
  for (const { role, stem } of query.words) {
    if (role === 'subject') sought.add(stem.length > 2 && /[ㄱ-ㅣ]$/.test(stem) ? stem.slice(0, -1) : stem)
  }
  for (const { word, source } of query.expansions) if (source === 'thesaurus') sought.add(joinWords(word))
  return [...sought]
}
