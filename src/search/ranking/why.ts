import type { TextPart } from '../../domain/entry'
import type { SearchDocument } from '../../domain/searchDocument'
import { joinWords } from '../korean/words'
import { isMeant } from '../query/isMeant'
import type { ReadQuery } from '../query/types'
import { type FieldName, FIELDS } from './bm25'
import { EVIDENCE, type RankingContext } from './evidence'
import { type PreparedTitle, prepareTitle } from './preparedTitle'
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
const TOLD = EVIDENCE.flatMap((evidence) => {
  const told = EVIDENCE_REASON[evidence.name]
  return told ? [{ ...evidence, ...told }] : []
})

/** What a field that holds all of the query's words is worth as a reason, beside evidence. */
const FIELD_WORTH = 0.4

/** What all hits of an answer are explained with. */
export interface Reasons {
  /** See soughtWords. */
  sought: readonly string[]
  /** Evidence that can tell anything for this query. */
  told: typeof TOLD
}

export function reasonsFor(context: RankingContext): Reasons {
  return {
    sought: soughtWords(context.query),
    told: TOLD.filter(({ when }) => !when || when(context)),
  }
}

/**
 * @returns why a candidate was found, strongest first, each reason once: fields that hold the query's words, by the weight
 * of the field and how many of the words, beside other evidence by what it added.
 */
export function whyOf(candidate: RankedCandidate, context: RankingContext, { sought, told }: Reasons): string[] {
  const found: Found = { reasons: [], strengths: [] }
  for (const { of, reason, least } of told) {
    const added = of(candidate, context)
    if (added >= least) note(found, reason, added)
  }
  if (sought.length > 0) noteFields(candidate.document, sought, found)
  if (found.reasons.length === 0) return [fallbackReason(candidate)]
  return strongestFirst(found)
}

/** Reasons and how strong each is, side by side: a few for each hit, so that looking through them is quicker than a map. */
interface Found {
  reasons: string[]
  strengths: number[]
}

function note({ reasons, strengths }: Found, reason: string, strength: number): void {
  const at = reasons.indexOf(reason)
  if (at < 0) {
    reasons.push(reason)
    strengths.push(strength)
  } else if (strength > (strengths[at] as number)) strengths[at] = strength // one for each reason
}

/** Insertion sort, in place: of a few it is the quickest, and equal ones keep their order. */
function strongestFirst({ reasons, strengths }: Found): string[] {
  for (let from = 1; from < reasons.length; from++) {
    const reason = reasons[from] as string // from and at lie within
    const strength = strengths[from] as number
    let at = from
    for (; at > 0 && (strengths[at - 1] as number) < strength; at--) {
      reasons[at] = reasons[at - 1] as string
      strengths[at] = strengths[at - 1] as number
    }
    reasons[at] = reason
    strengths[at] = strength
  }
  return reasons
}

/** Found by grams or by a word half typed, with no word of the query in it as a whole. */
function fallbackReason({ features }: RankedCandidate): string {
  if (features.prefix > 0 || features.joined > 0) return 'title'
  return features.text > 0 ? 'body' : features.subject > 0 ? 'subject' : 'recent'
}

/** Whether a field of a document holds a word. */
type Holds = (document: SearchDocument, title: PreparedTitle, word: string) => boolean

const HOLDS: Record<FieldName, Holds> = {
  title: (_, { joined }, word) => joined.includes(word),
  aliases: (_, { aliases }, word) => aliases.some((alias) => alias.includes(word)),
  category: ({ category }, _, word) => category.includes(word),
  organization: ({ organization }, _, word) => organization.includes(word),
  numbers: ({ phones }, _, word) => phones.some((phone) => phone.includes(word)),
  body: ({ body }, _, word) => body.includes(word),
  parts: ({ parts }, _, word) => isInParts(parts, word),
}
const FIELD_REASONS = (Object.keys(HOLDS) as FieldName[]).map((field) => ({
  reason: FIELD_REASON[field],
  worth: FIELD_WORTH * FIELDS[field].weight,
  holds: HOLDS[field],
}))

function noteFields(document: SearchDocument, sought: readonly string[], found: Found): void {
  const title = prepareTitle(document)
  for (const { reason, worth, holds } of FIELD_REASONS) {
    let held = 0
    for (const word of sought) if (holds(document, title, word)) held++
    if (held > 0) note(found, reason, (worth * held) / sought.length)
  }
}

function isInParts(parts: SearchDocument['parts'], word: string): boolean {
  for (const name in parts) if (parts[name as TextPart]?.includes(word)) return true
  return false
}

/** @returns what is looked for in fields: subject words as stems, without a letter that waits for its syllable. */
function soughtWords(query: ReadQuery): string[] {
  const sought = new Set<string>()
  for (const { role, stem } of query.words) {
    if (role === 'subject') sought.add(stem.length > 2 && /[ㄱ-ㅣ]$/.test(stem) ? stem.slice(0, -1) : stem)
  }
  for (const expansion of query.expansions) if (isMeant(expansion)) sought.add(joinWords(expansion.word))
  return [...sought]
}
