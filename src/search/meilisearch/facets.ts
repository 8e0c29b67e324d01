import type { Day } from '../../domain/day'
import { freshnessOf } from '../../domain/freshness'
import type { LookupAnswer } from '../../domain/lookup'
import type { SearchDocument } from '../../domain/searchDocument'

type Facets = LookupAnswer['facets']

/** Briefs and aids are never due. */
const NEVER: Day = '9999-12-31'

/** Counts matching documents by what agents narrow a result with. */
export class FacetCounter {
  total = 0
  readonly facets: Facets = { district: {}, category: {}, freshness: {}, kind: {} }

  constructor(private readonly today: Day) {}

  count({ district, category, kind, dueAt, disputed }: SearchDocument): void {
    this.total++
    if (district) this.add('district', district)
    if (category) this.add('category', category)
    this.add('kind', kind)
    this.add('freshness', freshnessOf({ dueAt: dueAt ?? NEVER, disputed }, this.today))
  }

  private add(facet: keyof Facets, name: string): void {
    this.facets[facet][name] = (this.facets[facet][name] ?? 0) + 1
  }
}
