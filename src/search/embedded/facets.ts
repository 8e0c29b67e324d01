import { DISTRICTS } from '../../domain/districts'
import { FRESHNESS } from '../../domain/freshness'
import type { LookupAnswer } from '../../domain/lookup'
import { DOCUMENT_KINDS } from '../../domain/searchDocument'
import type { Segment } from './segment'

/** Counts matching documents by what agents narrow a result with; begun anew for each query. */
export class FacetCounter {
  total = 0
  private readonly districts = new Uint32Array(256)
  private readonly kinds = new Uint32Array(DOCUMENT_KINDS.length)
  private readonly freshness = new Uint32Array(FRESHNESS.length)
  private categories = new Uint32Array(256)
  private categoryNames: readonly string[] = []

  /** @param categoryNames by their numbers */
  begin(categoryNames: readonly string[]): void {
    if (this.categories.length < categoryNames.length) this.categories = new Uint32Array(categoryNames.length * 2)
    this.categoryNames = categoryNames
    this.total = 0
    for (const counts of [this.districts, this.kinds, this.freshness, this.categories]) counts.fill(0)
  }

  count(segment: Segment, document: number, freshness: Uint8Array): void {
    this.total++
    this.districts[segment.districtOf[document] as number]!++
    this.kinds[segment.kindOf[document] as number]!++
    this.freshness[freshness[document] as number]!++
    this.categories[segment.categoryOf[document] as number]!++
  }

  /** @returns names with their counts; what was not met is left out, and so is the empty category. */
  facets(): LookupAnswer['facets'] {
    return {
      district: named(this.districts, DISTRICTS),
      category: named(this.categories, this.categoryNames),
      freshness: named(this.freshness, FRESHNESS),
      kind: named(this.kinds, DOCUMENT_KINDS),
    }
  }
}

function named(counts: Uint32Array, names: readonly string[]): Record<string, number> {
  const facet: Record<string, number> = {}
  for (let i = 0; i < names.length; i++) {
    const count = counts[i] as number // there is a count for every name
    if (count === 0) continue
    const name = names[i] as string // i is below length
    if (name !== '') facet[name] = count
  }
  return facet
}
