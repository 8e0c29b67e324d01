import type { Freshness } from '../../../domain/freshness'
import { FRESHNESS_LABELS } from '../_text/labels'
import { Icon } from './Icon'

/** Sign and word, so that it is told apart without its colour. */
export function FreshnessBadge({ freshness }: { freshness: Freshness }) {
  return (
    <span className={`badge badge--${freshness}`}>
      <Icon name={freshness} size={14} />
      {FRESHNESS_LABELS[freshness]}
    </span>
  )
}
