import { useMemo, useState } from 'react'

export type DeskDialog = 'password'
export type FilterName = 'district' | 'category' | 'freshness'
export type PanelName = 'notes' | 'emergency' | 'help' | 'brief' | 'notice' | 'card' | 'flag'

/** What lies over list and answer; at most one of each kind. */
export interface Layers {
  dialog: DeskDialog | null
  setDialog: (dialog: DeskDialog | null) => void
  /** The filter whose list is open. */
  filter: FilterName | null
  setFilter: (filter: FilterName | null) => void
  panel: PanelName | null
  setPanel: (panel: PanelName | null) => void
  /** The brief in the panel, by its id. */
  brief: string | null
  setBrief: (id: string | null) => void
  /** The 응대 카드 in the panel, by its key. */
  card: string | null
  setCard: (key: string | null) => void
  /** The other answer of a comparison; `undefined` while none goes on, `null` until it is chosen. */
  compared: string | null | undefined
  setCompared: (code: string | null | undefined) => void
}

export function useLayers(): Layers {
  const [dialog, setDialog] = useState<DeskDialog | null>(null)
  const [filter, setFilter] = useState<FilterName | null>(null)
  const [panel, setPanel] = useState<PanelName | null>(null)
  const [brief, setBrief] = useState<string | null>(null)
  const [card, setCard] = useState<string | null>(null)
  const [compared, setCompared] = useState<string | null | undefined>(undefined)
  return useMemo(
    () => ({
      dialog,
      setDialog,
      filter,
      setFilter,
      panel,
      setPanel,
      brief,
      setBrief,
      card,
      setCard,
      compared,
      setCompared,
    }),
    [dialog, filter, panel, brief, card, compared],
  )
}
