import { useEffect, useRef } from 'react'
import { readDeskUrl, writeDeskUrl, type DeskPlace } from '../_text/deskUrl'

/** Browsers refuse an address that changes with every key. */
const SETTLE_MS = 300

/**
 * Keeps the address in step: typing replaces it, opening an answer adds a step, so that the back key returns to the list.
 * `restore` gets the place of the address at the start and at every step back or forth.
 */
export function useDeskUrl(place: DeskPlace, restore: (place: DeskPlace) => void): void {
  const ready = useRef(false)
  /** Whether the step that opening an answer would add is already there, left behind by Esc. */
  const stepLeft = useRef(false)
  const before = useRef<string | null>(null)

  useEffect(() => {
    const read = (): void => {
      const found = readDeskUrl(window.location.search)
      before.current = found.opened
      stepLeft.current = false
      restore(found)
    }
    read()
    ready.current = true
    window.addEventListener('popstate', read)
    return () => window.removeEventListener('popstate', read)
  }, [restore])

  useEffect(() => {
    if (!ready.current) return
    const url = writeDeskUrl(place)
    if (url === window.location.pathname + window.location.search) return
    const opens = place.opened !== null && place.opened !== before.current
    if (before.current !== null && place.opened === null) stepLeft.current = true
    before.current = place.opened
    if (opens && !stepLeft.current) {
      window.history.pushState(null, '', url)
      return
    }
    if (opens) stepLeft.current = false
    const timer = setTimeout(() => window.history.replaceState(null, '', url), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [place])
}
