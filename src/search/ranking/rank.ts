import type { Candidate } from '../engine'
import { validityOf } from '../../domain/validity'
import {
  EVIDENCE,
  type Evidence,
  isExactTitle,
  measuredScore,
  openedLift,
  type RankingContext,
  readEvidence,
} from './evidence'
import { prepareTitle } from './preparedTitle'

export interface RankedCandidate extends Candidate {
  /** In parts of the query's mass. */
  score: number
}

/** A brief that runs stands on top when its score is at least this part of the best one's, or when it lies over that one. */
const BRIEF_SHARE = 0.5
/** Entries of one subject before the others of it step back. */
const MOST_OF_SUBJECT = 2

/**
 * Orders candidates: by evidence, running briefs first, then folded.
 *
 * **Folding.** Of one title and topic (the district variants of one entry) one stands in its place, and of one subject (an
 * entry with its side entries) two; the others step back behind all that are not folded, in their own order. Nothing is
 * dropped: total and facets count them, and paging reaches them.
 */
export function rank(candidates: readonly Candidate[], context: RankingContext): RankedCandidate[] {
  const asked = readEvidence(context)
  const scored = candidates.map((candidate) => scoreOf(candidate, context, asked))
  keepExactAboveOpened(scored, context)
  scored.sort(byScore)
  return fold(liftBriefs(scored, context))
}

/** @returns candidates for a listing without a query: running briefs, then what was checked last. */
export function rankListing(candidates: readonly Candidate[], context: RankingContext): RankedCandidate[] {
  const listed = candidates.map((candidate): RankedCandidate => ({ ...candidate, score: 0 }))
  const day = ({ document }: Candidate): string => document.checkedAt ?? ''
  return listed.sort(
    (a, b) =>
      Number(isRunningBrief(b, context)) - Number(isRunningBrief(a, context)) ||
      compare(day(b), day(a)) ||
      compare(a.document.code, b.document.code),
  )
}

function scoreOf(candidate: Candidate, context: RankingContext, asked: readonly Evidence[]): RankedCandidate {
  let score = measuredScore(candidate, context)
  for (const { of } of asked) score += of(candidate, context)
  return { document: candidate.document, subject: candidate.subject, features: candidate.features, score }
}

/** @returns what each kind of evidence adds to a candidate's score, by name; those that add nothing are left out. */
export function evidenceOf(candidate: Candidate, context: RankingContext): Record<string, number> {
  const evidence: Record<string, number> = {}
  for (const { name, of } of EVIDENCE) {
    const value = of(candidate, context)
    if (value !== 0) evidence[name] = value
  }
  return evidence
}

/** What agents opened before can lift an entry up to an exact title, not past it. */
function keepExactAboveOpened(scored: readonly RankedCandidate[], context: RankingContext): void {
  const { query, opened } = context
  if (!opened) return
  const exact = scored.filter(({ document }) => isExactTitle(document, query))
  const best = Math.max(...exact.map(({ score }) => score))
  for (const candidate of scored) {
    const lift = openedLift(candidate, context)
    if (lift === 0 || exact.includes(candidate) || candidate.score < best) continue
    candidate.score = Math.max(candidate.score - lift, best - Number.EPSILON * 16)
  }
}

function byScore(a: RankedCandidate, b: RankedCandidate): number {
  return b.score - a.score || compare(a.document.code, b.document.code) || compare(a.document.id, b.document.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function isRunningBrief({ document }: Candidate, { today, running }: RankingContext): boolean {
  if (document.kind !== 'brief') return false
  if (running) return running.ids.has(document.id)
  const validity = validityOf(document, today)
  return validity === 'valid' || validity === 'open'
}

function liftBriefs(sorted: RankedCandidate[], context: RankingContext): RankedCandidate[] {
  const least = (sorted[0]?.score ?? 0) * BRIEF_SHARE
  const isLifted = (candidate: RankedCandidate): boolean =>
    context.overBest?.has(candidate.document.id) ||
    (candidate.document.kind === 'brief' && candidate.score >= least && isRunningBrief(candidate, context))
  if (!sorted.some(isLifted)) return sorted
  return [...sorted.filter(isLifted), ...sorted.filter((candidate) => !isLifted(candidate))]
}

function fold(sorted: readonly RankedCandidate[]): RankedCandidate[] {
  const titles = new Set<string>()
  const subjects = new Map<string, number>()
  const front: RankedCandidate[] = []
  const back: RankedCandidate[] = []
  for (const candidate of sorted) {
    const { key } = prepareTitle(candidate.document)
    const ofSubject = subjects.get(candidate.subject) ?? 0
    if (titles.has(key) || ofSubject >= MOST_OF_SUBJECT) {
      back.push(candidate)
      continue
    }
    titles.add(key)
    subjects.set(candidate.subject, ofSubject + 1)
    front.push(candidate)
  }
  return front.concat(back)
}
