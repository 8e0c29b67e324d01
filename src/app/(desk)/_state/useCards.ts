import { useEffect, useState } from 'react'
import { fetchCards, type Card } from '../_api/briefs'

const KEY = 'ieum.cards'
const NONE: readonly Card[] = []

/** The 응대 카드: those kept in this browser at once, then as the server has them. They open without the network. */
export function useCards(isSignedIn: boolean): readonly Card[] {
  const [cards, setCards] = useState(NONE)

  useEffect(() => setCards(keptCards()), [])
  useEffect(() => {
    if (!isSignedIn) return
    fetchCards().then(
      (found) => {
        setCards(found)
        keep(found)
      },
      // Those of before stay.
      () => undefined,
    )
  }, [isSignedIn])

  return cards
}

function keptCards(): readonly Card[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? (kept as Card[]) : NONE
  } catch {
    return NONE
  }
}

function keep(cards: readonly Card[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(cards))
  } catch {
    // Not kept then; they hold for this page.
  }
}
