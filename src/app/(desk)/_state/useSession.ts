import { useCallback, useEffect, useState } from 'react'
import { DeskError } from '../_api/DeskError'
import { fetchMe, signOut as askSignOut, type DeskUser } from '../_api/session'

/** `out`: nobody was signed in; `expired`: somebody was, and their work is still on the screen. */
export type SessionState = 'checking' | 'out' | 'in' | 'expired'

export interface Session {
  state: SessionState
  user: DeskUser | null
  signedIn: (user: DeskUser) => void
  signOut: () => Promise<void>
  expire: () => void
  /** Asks whether somebody is still signed in, and expires when nobody is. */
  check: () => void
}

/** Read before the first paint by the script in the layout, so that whoever is signed in sees the desk at once. */
const KNOWN = 'ieum.signedIn'
const ASK_AGAIN_MS = 5_000

export function useSession(): Session {
  const [state, setState] = useState<SessionState>('checking')
  const [user, setUser] = useState<DeskUser | null>(null)

  const settle = useCallback((found: DeskUser | null) => {
    remember(found !== null)
    setUser(found)
    setState(found ? 'in' : 'out')
  }, [])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = (): void => {
      fetchMe().then(settle, (error: unknown) => {
        if (error instanceof DeskError && error.kind === 'signedOut') return settle(null)
        // The server can't say who this is; the desk opens all the same, and its searches tell what is wrong.
        document.documentElement.dataset.session = 'known'
        setState('in')
        timer = setTimeout(ask, ASK_AGAIN_MS)
      })
    }
    ask()
    return () => clearTimeout(timer)
  }, [settle])

  const signOut = useCallback(async () => {
    await askSignOut().catch(() => undefined)
    remember(false)
    window.location.assign('/login')
  }, [])

  const expire = useCallback(() => setState((before) => (before === 'in' ? 'expired' : before)), [])

  const check = useCallback(() => {
    fetchMe().then(
      (found) => found === null && expire(),
      // Not to be had now; whoever asks next is told.
      () => undefined,
    )
  }, [expire])

  return { state, user, signedIn: settle, signOut, expire, check }
}

function remember(signedIn: boolean): void {
  document.documentElement.dataset.session = signedIn ? 'known' : 'unknown'
  try {
    if (signedIn) localStorage.setItem(KNOWN, '1')
    else localStorage.removeItem(KNOWN)
  } catch {
    // Storage may be closed by policy; then the desk only opens a moment later.
  }
}
