import type { DocumentKind } from '../../../domain/searchDocument'
import type { Validity } from '../../../domain/validity'
import { KIND_LABELS, VALIDITY_LABELS } from '../_text/labels'

interface Marks {
  kind: DocumentKind
  district: string | null
  validity: Validity
}

/** What sets this answer apart from its neighbours: whose it is, what kind it is, whether it holds today. */
export function Badges({ kind, district, validity }: Marks) {
  return (
    <>
      {kind !== 'entry' && <span className={`badge badge--${kind}`}>{KIND_LABELS[kind]}</span>}
      <span className={district ? 'badge badge--district' : 'badge badge--city'}>{district ?? '서울시'}</span>
      {validity !== 'valid' && <span className={`badge badge--${validity}`}>{VALIDITY_LABELS[validity]}</span>}
    </>
  )
}
