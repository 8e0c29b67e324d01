import type { LookupAnswer, LookupRequest } from '../../src/domain/lookup'

/** What the bench looks at of an answer. */
export interface Asked {
  hits: Pick<LookupAnswer['hits'][number], 'title' | 'district' | 'category'>[]
  total: number
}

/** Anything that can be asked a query: our lookup, or an engine as it comes. */
export type Asker = (request: LookupRequest) => Asked | Promise<Asked>
