import type { Day } from './day'
import type { Scope } from './entry'
import type { Freshness } from './freshness'
import type { DocumentKind } from './searchDocument'
import type { Validity } from './validity'

/** The parsed parameters of `GET /api/lookup`. */
export interface LookupRequest {
  q: string
  scope?: Scope | undefined
  /** That district and the city; with `scope: 'district'` that district alone. */
  district?: string | undefined
  /** `false`: the words of the query name no district, the agent said so. */
  readDistrict?: boolean | undefined
  /** `false`: the words of the query name no organization, the agent said so. */
  readOrganization?: boolean | undefined
  organization?: string | undefined
  /** A path; everything below it belongs to it. */
  category?: string | undefined
  kind?: DocumentKind | undefined
  freshness?: Freshness | undefined
  /** 1 to 50. */
  limit: number
  offset: number
}

export interface SnippetPart {
  text: string
  match?: true
}

export interface LookupHit {
  id: string
  kind: DocumentKind
  code: string
  title: string
  category: string
  scope: Scope
  district: string | null
  organization: string
  phone: string
  snippet: SnippetPart[]
  freshness: Freshness
  validity: Validity
  checkedAt: Day | null
  /** What it matched by, strongest first: `title`, `alias`, `category`, `body`, `organization`, `typo`, `choseong` ... */
  why: string[]
}

/** How a query was changed to be understood. A district found in it stands in `district`. */
export type Rewrite = 'keyboard' | 'thesaurus' | 'choseong' | 'organization'

export interface LookupAnswer {
  query: {
    raw: string
    /** The query as it was read: English-mode typing turned into Hangul, spaces folded. */
    read: string
    /** The district found in the query or asked for. */
    district: string | null
    /** Several districts that a place in the query may mean; none is applied then. */
    districtCandidates: string[]
    /** The organization found in the query, as typed when several are called so; null when none narrows the search. */
    organization: string | null
    rewrites: Rewrite[]
  }
  hits: LookupHit[]
  total: number
  facets: Record<'district' | 'category' | 'freshness' | 'kind', Record<string, number>>
  engine: 'embedded' | 'meilisearch' | 'standby'
  tookMs: number
}
