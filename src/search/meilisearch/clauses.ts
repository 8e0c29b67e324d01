import type { Gram } from '../korean/grams'
import { CHOSEONG_GRAM, KEY_GRAM } from '../ranking/labels'
import type { CorpusStatistics, Plan, PlannedWord } from '../ranking/plan'
import { beginsWith, oneOf } from './filter'
import { choseongToken, gramToken, keysToken, ngramsOf } from './tokens'

/**
 * Documents that may be asked for by their grams, at most: past them come those that share only what half of all entries
 * say, and measuring takes longer than finding.
 */
const MOST_BY_GRAMS = 2500
/** What shares only the least telling grams, together this part of all that the query's grams tell, matches nothing. */
const NEGLIGIBLE_SHARE = 0.2
/** Words looked for by their beginnings; a query has a few. */
const MOST_BEGINNINGS = 12
/** Shorter beginnings begin a tenth of all words. */
const SHORTEST_BEGINNING = 2
/** Every second run of four keys: one wrong key leaves most of them whole. */
const KEY_GRAM_STEP = 2

/** @returns what a document has to fulfil one of, to be worth measuring for this plan. Empty: nothing can match. */
export function clausesOf(plan: Plan, statistics: CorpusStatistics): string[] {
  const grams = telling(plan, statistics)
  const clauses = grams.length > 0 ? [oneOf('grams', grams.map(gramToken))] : []
  if (plan.choseong) clauses.push(...choseongClauses(plan))
  else if (plan.joinedKeys) {
    clauses.push(beginsWith(plan.beginningsOnly ? 'begins' : 'runs', keysToken(plan.joinedKeys)))
  }
  return [...clauses, ...beginnings([...plan.words, ...plan.expansions])]
}

/** @returns the clause for titles that resemble a mistyped query; undefined when it is too short to tell. */
export function typoClause({ joinedKeys, joinedGrams }: Plan): string | undefined {
  if (joinedGrams.size === 0) return undefined
  const runs = ngramsOf(joinedKeys, KEY_GRAM).filter((_, i) => i % KEY_GRAM_STEP === 0)
  return oneOf('keyGrams', runs.map(keysToken))
}

/** @returns the grams that tell most, as many as the documents that hold them are not too many. */
function telling({ terms }: Plan, statistics: CorpusStatistics): Gram[] {
  const known = terms
    .map(({ key, weight }) => ({ key, weight, held: statistics.documentFrequency(key) }))
    .filter(({ weight, held }) => held > 0 && weight > 0)
    .sort((a, b) => b.weight - a.weight)
  let left = known.reduce((sum, { weight }) => sum + weight, 0)
  const negligible = left * NEGLIGIBLE_SHARE
  const chosen: Gram[] = []
  let documents = 0
  for (const { key, weight, held } of known) {
    if (chosen.length > 0 && (left < negligible || documents + held > MOST_BY_GRAMS)) continue
    chosen.push(key)
    documents += held
    left -= weight
  }
  return chosen
}

/** First letters of a run of words, or found anywhere in a title. */
function choseongClauses({ choseong, beginningsOnly }: Plan): string[] {
  const begins = beginsWith(beginningsOnly ? 'firstBegins' : 'firsts', choseongToken(choseong))
  const grams = ngramsOf(choseong, CHOSEONG_GRAM).map(choseongToken)
  return grams.length > 0 ? [begins, oneOf('firstGrams', grams)] : [begins]
}

function beginnings(words: readonly PlannedWord[]): string[] {
  const clauses = new Set<string>()
  for (const { variants } of words) {
    for (const { letters, alphabet } of variants) {
      if (letters.length < SHORTEST_BEGINNING) continue
      clauses.add(
        alphabet === 'keys' ? beginsWith('runs', keysToken(letters)) : beginsWith('firsts', choseongToken(letters)),
      )
    }
  }
  return [...clauses].slice(0, MOST_BEGINNINGS)
}
