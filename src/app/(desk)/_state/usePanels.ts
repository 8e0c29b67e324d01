import { useCallback, useEffect } from 'react'
import type { Brief } from '../../../domain/brief'
import type { Card } from '../_api/briefs'
import type { Briefs } from './useBriefs'
import type { Layers } from './useLayers'

interface PanelParts {
  layers: Layers
  briefs: Briefs
  cards: readonly Card[]
  mayPublish: boolean
  /** Takes the panel away, with the focus where the next key is wanted. */
  close: () => void
  tell: (sentence: string) => void
}

/** What opens beside the answer besides notes and numbers: briefs one after the other, cards, flags, a lead's 긴급공지. */
export function usePanels({ layers, briefs, cards, mayPublish, close, tell }: PanelParts) {
  const { panel, setPanel, brief, setBrief, setCard } = layers
  const { running, unread, acknowledge } = briefs

  const showBrief = useCallback(
    (next: Brief) => {
      setBrief(next.id)
      setPanel('brief')
    },
    [setBrief, setPanel],
  )
  const turnBriefs = useCallback(() => {
    const at = panel === 'brief' ? running.findIndex(({ id }) => id === brief) : -1
    const next = at === -1 ? (unread[0] ?? running[0]) : running[(at + 1) % running.length]
    if (next) showBrief(next)
    else tell('지금 진행 중인 공지가 없습니다.')
  }, [panel, brief, running, unread, showBrief, tell])
  const acknowledged = useCallback(
    async (read: Brief) => {
      const problem = await acknowledge(read)
      if (problem) return tell(problem)
      tell(`‘${read.title}’ 확인을 남겼습니다.`)
      const next = unread.find(({ id }) => id !== read.id)
      if (next) showBrief(next)
      else close()
    },
    [acknowledge, unread, showBrief, close, tell],
  )
  const openCard = useCallback(
    (key: string) => {
      setCard(key)
      setPanel('card')
    },
    [setCard, setPanel],
  )
  const cardOn = useCallback(
    (key: string) => (cards.some((card) => card.key === key) ? () => openCard(key) : undefined),
    [cards, openCard],
  )
  const toggleNotice = useCallback(() => {
    if (panel === 'notice') close()
    else if (mayPublish) setPanel('notice')
    else tell('긴급공지는 상담팀장과 교육운영부가 알립니다.')
  }, [panel, mayPublish, close, setPanel, tell])

  const hasEnded = panel === 'brief' && !running.some(({ id }) => id === brief)
  useEffect(() => {
    if (hasEnded) close()
  }, [hasEnded, close])

  return { turnBriefs, acknowledged, openCard, cardOn, toggleNotice }
}
