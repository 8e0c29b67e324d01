import type { DeskView } from '../../../domain/deskView'
import type { LookupHit } from '../../../domain/lookup'

/** The answer as a row of the list, for the pins. */
export function hitOf(entry: DeskView): LookupHit {
  const { id, kind, code, title, category, scope, district, organization, freshness, validity, checkedAt } = entry
  const phone = entry.phones.find(({ kind: of, public: isPublic }) => of === 'inform' && isPublic)?.number ?? ''
  const snippet = [{ text: (entry.script || entry.answerText).slice(0, 120) }]
  return {
    id,
    kind,
    code,
    title,
    category,
    scope,
    district,
    organization,
    phone,
    snippet,
    freshness,
    validity,
    checkedAt,
    why: [],
  }
}
