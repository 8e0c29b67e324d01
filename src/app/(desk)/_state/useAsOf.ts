import { useCallback, useEffect, useMemo, useState } from 'react'
import type { DeskView } from '../../../domain/deskView'
import { DeskError } from '../_api/DeskError'
import { fetchEntryAt } from '../_api/lookup'

export interface AsOf {
  /** What the answer said at the moment that was asked for; `null` for the text of now. */
  view: DeskView | null
  ask: (at: Date) => void
  end: () => void
}

/** Looks back at what an answer said; another answer ends it. */
export function useAsOf(code: string | null, tell: (sentence: string) => void): AsOf {
  const [view, setView] = useState<DeskView | null>(null)
  useEffect(() => setView(null), [code])

  const ask = useCallback(
    (at: Date) => {
      if (code === null) return
      fetchEntryAt(code, at).then(setView, (error: unknown) => {
        tell((error instanceof DeskError && error.detail) || '지금은 그때의 내용을 볼 수 없습니다.')
      })
    },
    [code, tell],
  )
  const end = useCallback(() => setView(null), [])

  return useMemo(() => ({ view, ask, end }), [view, ask, end])
}
