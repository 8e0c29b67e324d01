import { useEffect, useState } from 'react'
import type { LookupAnswer } from '../../../domain/lookup'
import { lookup } from '../_api/lookup'
import { NO_QUERY } from './deskPlace'

type Facets = LookupAnswer['facets']

/** @returns the counts beside the filters: those of the list, or of everything while nothing is asked. */
export function useFacets(answer: LookupAnswer | null, isNeeded: boolean): Facets | null {
  const [all, setAll] = useState<Facets | null>(null)

  useEffect(() => {
    if (answer || all || !isNeeded) return
    const controller = new AbortController()
    lookup(NO_QUERY, controller.signal).then(
      (whole) => setAll(whole.facets),
      // The filters work without counts; a search that fails is told in the list.
      () => undefined,
    )
    return () => controller.abort()
  }, [answer, all, isNeeded])

  return answer?.facets ?? all
}
