import type { Vocabulary } from '../engine'
import { type Gram, runGram } from '../korean/grams'
import { foldedKeystrokes } from '../korean/letters'
import { normalize } from '../korean/normalize'
import { organizationWords } from '../query/organizationWords'
import { labelOf } from '../ranking/labels'
import type { CorpusStatistics } from '../ranking/plan'
import { addCounts, type Counts } from './counts'

/** What is known of all documents together: what reading a query and weighing its grams needs. */
export class Facts implements CorpusStatistics, Vocabulary {
  private readonly organizationNames = new Set<string>()
  /** Keystrokes from each word of each title on, sorted. */
  private readonly titleRuns: string[]
  /** Those of titles that came since. */
  private readonly newTitleRuns: string[] = []

  constructor(
    readonly counts: Counts,
    /** Of the index these were read from; 0 before any was built. */
    public version = 0,
  ) {
    for (const name of counts.organizations.keys()) this.addOrganization(name)
    this.titleRuns = [...counts.titles.keys()].flatMap(runsOf).sort()
  }

  get documents(): number {
    return this.counts.documents
  }

  get subjects(): number {
    return this.counts.subjects
  }

  documentFrequency(gram: Gram): number {
    return this.counts.documentGrams.get(gram)
  }

  subjectFrequency(gram: Gram): number {
    return this.counts.subjectGrams.get(gram)
  }

  hasLatin(word: string): boolean {
    return this.documentFrequency(runGram(normalize(word))) > 0
  }

  hasOrganization(word: string): boolean {
    return this.organizationNames.has(word)
  }

  hasInTitle(word: string): boolean {
    const keys = foldedKeystrokes(normalize(word))
    const at = lowerBound(this.titleRuns, keys)
    return this.titleRuns[at]?.startsWith(keys) === true || this.newTitleRuns.some((run) => run.startsWith(keys))
  }

  /** Takes in what a change makes of the counts. */
  add(change: Counts, version: number): void {
    for (const title of change.titles.keys()) {
      if (this.counts.titles.get(title) === 0) this.newTitleRuns.push(...runsOf(title))
    }
    for (const name of change.organizations.keys()) this.addOrganization(name)
    addCounts(this.counts, change)
    this.version = version
  }

  private addOrganization(name: string): void {
    for (const word of organizationWords(name)) this.organizationNames.add(word)
  }
}

function runsOf(title: string): string[] {
  const { keys, keyStarts } = labelOf(title)
  return keyStarts.map((start) => keys.slice(start))
}

function lowerBound(sorted: readonly string[], text: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as string) < text) low = middle + 1
    else high = middle
  }
  return low
}
