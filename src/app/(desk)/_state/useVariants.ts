import { useEffect, useState } from 'react'
import type { DeskView, DistrictVariant } from '../../../domain/deskView'
import { fetchVariants } from '../_api/lookup'

const NONE: readonly DistrictVariant[] = []

/** @returns the districts' answers to the subject of `entry`, once they are known; those of the subject before are dropped. */
export function useVariants(entry: DeskView | null): readonly DistrictVariant[] {
  const [known, setKnown] = useState<{ topic: string; variants: readonly DistrictVariant[] } | null>(null)
  const topic = entry?.district ? entry.topic : null
  const code = entry?.code ?? ''

  useEffect(() => {
    if (!topic || known?.topic === topic) return
    let wanted = true
    fetchVariants(code).then(
      (variants) => wanted && setKnown({ topic, variants }),
      // The district can be chosen all the same; the list then finds its answer.
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [topic, code, known])

  return topic && known?.topic === topic ? known.variants : NONE
}
