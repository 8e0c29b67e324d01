import type { Features } from '../ranking/features'
import { ALL_WORDS } from '../ranking/matching'
import { type LabelFeatures, measureLabels, measureTypos } from '../ranking/measure'
import type { MeasuredLabels } from '../ranking/measuredLabels'
import type { Plan } from '../ranking/plan'
import { baseScore } from '../ranking/weights'
import type { Scored } from './choose'
import type { RowGrams } from './rowGrams'
import type { HeldDocument, HeldSubject } from './shelf'

/** What was found for one query, measured once: labels that district variants share, and subjects. */
export class Measuring {
  private readonly byLabels = new Map<MeasuredLabels, LabelFeatures>()
  private readonly subjects = new Map<string, HeldSubject>()
  private readonly documents = new Set<HeldDocument>()
  private withTypos = false

  constructor(private readonly plan: Plan) {}

  addSubject(subject: HeldSubject): void {
    this.subjects.set(subject.id, subject)
  }

  addDocument(held: HeldDocument): void {
    this.documents.add(held)
  }

  /** Whether some title has all of the query's words: then nothing was mistyped. */
  hasAllWords(): boolean {
    for (const { labels } of this.documents) if (this.labelled(labels).prefix >= ALL_WORDS) return true
    return false
  }

  /** From now on titles are measured by resemblance, too. */
  lookForTypos(): void {
    this.withTypos = true
    for (const [labels, features] of this.byLabels) features.typo = measureTypos(this.plan, labels)
  }

  /** @returns ids of the subjects that the query is most about, best first. */
  bestSubjects(most: number): string[] {
    return Array.from(this.subjectScores())
      .filter(([, score]) => score > 0)
      .sort((a, b) => b[1] - a[1])
      .slice(0, most)
      .map(([id]) => id)
  }

  scores(): Scored[] {
    const { mass, weights, terms } = this.plan
    const bySubject = this.subjectScores()
    const texts = sumsOf(terms)
    const scored: Scored[] = []
    for (const held of this.documents) {
      const { prefix, joined, typo, choseong, expansion } = this.labelled(held.labels)
      const text = texts(held.grams)[held.row] as number // one for each row
      const subject = bySubject.get(held.subject) ?? 0
      const features: Features = { text, subject, prefix, joined, typo, choseong, expansion }
      scored.push({ held, features, score: baseScore(features, mass, weights) })
    }
    return scored
  }

  /** @returns see Features.subject, by the ids of the subjects that were found. */
  private subjectScores(): Map<string, number> {
    const sums = sumsOf(this.plan.terms.map(({ key, subjectWeight }) => ({ key, weight: subjectWeight })))
    // One sum for each row.
    return new Map(Array.from(this.subjects, ([id, { grams, row }]) => [id, sums(grams)[row] as number]))
  }

  private labelled(labels: MeasuredLabels): LabelFeatures {
    let features = this.byLabels.get(labels)
    if (!features) {
      features = measureLabels(this.plan, labels)
      if (this.withTypos) features.typo = measureTypos(this.plan, labels)
      this.byLabels.set(labels, features)
    }
    return features
  }
}

/** @returns what gives the sums of rows' grams: added up once for each of the one or two boards that rows lie on. */
function sumsOf(terms: readonly { key: number; weight: number }[]): (grams: RowGrams) => Float64Array {
  const sums = new Map<RowGrams, Float64Array>()
  return (grams) => {
    let known = sums.get(grams)
    if (!known) sums.set(grams, (known = grams.addUp(terms)))
    return known
  }
}
