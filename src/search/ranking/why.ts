import type { SearchDocument } from '../../domain/searchDocument'
import { normalize } from '../korean/normalize'
import { joinWords } from '../korean/words'
import type { ReadQuery } from '../query/types'
import { FIELDS, type FieldName, fieldTexts } from './bm25'
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
  district: { reason: 'district', least: 0.05 },
  organization: { reason: 'organization', least: 0.05 },
  subject: { reason: 'subject', least: 0.25 },
}

/**
 * @returns why a candidate was found, strongest first, each reason once: fields that hold the query's words, by the weight
 * of the field and how many of the words, beside other evidence by what it added.
 */
export function whyOf(candidate: RankedCandidate, query: ReadQuery): string[] {
  const strengths = new Map<string, number>()
  const note = (reason: string, strength: number): void => {
    if (strength > (strengths.get(reason) ?? 0)) strengths.set(reason, strength)
  }
  for (const [name, added] of Object.entries(candidate.evidence)) {
    const told = EVIDENCE_REASON[name]
    if (told && added >= told.least) note(told.reason, added)
  }
  noteFields(candidate.document, query, note)
  if (strengths.size === 0) {
    if (candidate.features.prefix > 0 || candidate.features.joined > 0) note('title', 1)
    else if (candidate.features.text > 0) note('body', 1)
    else if (candidate.features.subject > 0) note('subject', 1)
  }
  return [...strengths].sort((a, b) => b[1] - a[1]).map(([reason]) => reason)
}

function noteFields(document: SearchDocument, query: ReadQuery, note: (reason: string, strength: number) => void): void {
  const sought = soughtWords(query)
  if (sought.length === 0) return
  const texts = fieldTexts(document)
  for (const [field, reason] of Object.entries(FIELD_REASON) as [FieldName, string][]) {
    const joined = joinWords(texts[field])
    let found = 0
    for (const word of sought) if (joined.includes(word)) found++
    if (found > 0) note(reason, (0.4 * FIELDS[field].weight * found) / sought.length)
  }
}

/** Subject words as stems; of those still being typed, all but the last syllable. */
function soughtWords(query: ReadQuery): string[] {
  const sought = new Set<string>()
  for (const { role, stem } of query.words) {
    if (role === 'subject') sought.add(stem.length > 2 && /[ㄱ-ㅣ]$/.test(stem) ? stem.slice(0, -1) : stem)
  }
  for (const { word } of query.expansions) sought.add(joinWords(normalize(word)))
  return [...sought]
}
