import type { Day } from '../domain/day'
import { freshnessOf } from '../domain/freshness'
import type { LookupHit } from '../domain/lookup'
import type { SearchDocument } from '../domain/searchDocument'
import { validityOf } from '../domain/validity'

/** Briefs and aids are never due. */
const NEVER: Day = '9999-12-31'

/** @returns a document as a row of the desk's list, with freshness and validity of `today`. */
export function hitOf(
  document: SearchDocument,
  today: Day,
  { snippet, why }: Pick<LookupHit, 'snippet' | 'why'>,
): LookupHit {
  const { id, kind, code, title, category, scope, district, organization, phone, checkedAt, dueAt, disputed } = document
  return {
    id,
    kind,
    code,
    title,
    category,
    scope,
    district: district ?? null,
    organization,
    phone,
    snippet,
    freshness: freshnessOf({ dueAt: dueAt ?? NEVER, disputed }, today),
    validity: validityOf(document, today),
    checkedAt: checkedAt ?? null,
    why,
  }
}
