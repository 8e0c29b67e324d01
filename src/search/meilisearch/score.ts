import type { Features } from '../ranking/features'
import { ALL_WORDS } from '../ranking/matching'
import { type LabelFeatures, measureLabels, measureSubject, measureText, measureTypos } from '../ranking/measure'
import type { MeasuredLabels } from '../ranking/measuredLabels'
import type { Plan } from '../ranking/plan'
import { baseScore } from '../ranking/weights'
import type { Scored } from './choose'
import type { HeldDocument, HeldSubject } from './shelf'

/** What was found for one query, measured once: labels that district variants share, and subjects. */
export class Measuring {
  private readonly byLabels = new Map<MeasuredLabels, LabelFeatures>()
  private readonly bySubject = new Map<string, number>()
  private readonly documents = new Set<HeldDocument>()
  private withTypos = false

  constructor(private readonly plan: Plan) {}

  addSubject(subject: HeldSubject): void {
    this.bySubject.set(subject.id, measureSubject(this.plan, subject.occurrences, subject.entries))
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
    return Array.from(this.bySubject)
      .filter(([, score]) => score > 0)
      .sort((a, b) => b[1] - a[1])
      .slice(0, most)
      .map(([id]) => id)
  }

  scores(): Scored[] {
    const { mass, weights } = this.plan
    const scored: Scored[] = []
    for (const held of this.documents) {
      const features = this.featuresOf(held)
      scored.push({ held, features, score: baseScore(features, mass, weights) })
    }
    return scored
  }

  private featuresOf({ labels, occurrences, subject }: HeldDocument): Features {
    const { prefix, joined, typo, choseong, expansion } = this.labelled(labels)
    const text = measureText(this.plan, occurrences)
    return { text, subject: this.bySubject.get(subject) ?? 0, prefix, joined, typo, choseong, expansion }
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
