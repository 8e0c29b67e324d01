import { useCallback, useEffect, useState } from 'react'
import { DESK_DEFAULTS, type DeskSettings } from '../../../domain/deskSettings'
import { fetchSettings } from '../_api/settings'

const KEY = 'ieum.singleKeys'

export interface Settings extends DeskSettings {
  chooseSingleKeys: (on: boolean) => void
}

/** How the desk is set for everybody, and whether this agent wants single letters to be keys. */
export function useSettings(isSignedIn: boolean): Settings {
  const [settings, setSettings] = useState(DESK_DEFAULTS)
  const [own, setOwn] = useState<boolean | null>(null)

  useEffect(() => setOwn(storedChoice()), [])
  useEffect(() => {
    // Without an answer the defaults hold: no search waits for this.
    if (isSignedIn) fetchSettings().then(setSettings, () => undefined)
  }, [isSignedIn])

  const chooseSingleKeys = useCallback((on: boolean) => {
    setOwn(on)
    try {
      localStorage.setItem(KEY, on ? '1' : '0')
    } catch {
      // Not kept then; it holds for this page.
    }
  }, [])

  return { ...settings, singleKeys: own ?? settings.singleKeys, chooseSingleKeys }
}

function storedChoice(): boolean | null {
  try {
    const stored = localStorage.getItem(KEY)
    return stored === null ? null : stored === '1'
  } catch {
    return null
  }
}
