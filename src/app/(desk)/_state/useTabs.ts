import { useCallback, useEffect, useState } from 'react'
import type { DeskView } from '../../../domain/deskView'

/** As many answers of one call as stay open: a compound question has two or three parts. */
const MOST = 3

export interface AnswerTab {
  code: string
  title: string
  district: string | null
}

interface Kept extends AnswerTab {
  /** Counts up: the lowest gives way to a fourth. */
  turn: number
}

/** The answers opened in this call, each in its place until another one needs it. */
export function useTabs(
  opened: string | null,
  entry: DeskView | null,
): { tabs: readonly AnswerTab[]; clear: () => void } {
  const [tabs, setTabs] = useState<readonly Kept[]>([])

  useEffect(() => {
    if (opened === null) return
    const shown = entry?.code === opened ? { title: entry.title, district: entry.district } : undefined
    setTabs((before) => kept(before, opened, shown))
  }, [opened, entry])

  return { tabs, clear: useCallback(() => setTabs([]), []) }
}

function kept(tabs: readonly Kept[], code: string, shown: Pick<AnswerTab, 'title' | 'district'> | undefined): Kept[] {
  const turn = Math.max(0, ...tabs.map((tab) => tab.turn)) + 1
  const known = tabs.find((tab) => tab.code === code)
  if (known) return tabs.map((tab) => (tab === known ? { ...tab, ...shown, turn } : tab))
  const next: Kept = { title: code, district: null, ...shown, code, turn }
  if (tabs.length < MOST) return [...tabs, next]
  const oldest = Math.min(...tabs.map((tab) => tab.turn))
  return tabs.map((tab) => (tab.turn === oldest ? next : tab))
}
