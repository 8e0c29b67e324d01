import { useCallback, useState } from 'react'
import type { LookupHit } from '../../../domain/lookup'

const KEPT = 8

/** What was opened or copied lately, newest first. In memory: the next agent at this place starts with none. */
export function useRecents(): { recents: readonly LookupHit[]; remember: (hit: LookupHit) => void } {
  const [recents, setRecents] = useState<readonly LookupHit[]>([])
  const remember = useCallback(
    (hit: LookupHit) =>
      setRecents((before) => [unmarked(hit), ...before.filter((other) => other.code !== hit.code)].slice(0, KEPT)),
    [],
  )
  return { recents, remember }
}

/** The marks belong to the question it was found by. */
function unmarked(hit: LookupHit): LookupHit {
  return { ...hit, snippet: hit.snippet.map(({ text }) => ({ text })) }
}
