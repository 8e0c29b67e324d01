import { useCallback, useEffect, useState } from 'react'

export type ThemeChoice = 'system' | 'light' | 'dark' | 'contrast'
const CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark', 'contrast']
const KEY = 'ieum.theme'
const DARK = '(prefers-color-scheme: dark)'
const CONTRAST = '(prefers-contrast: more)'

/** The chosen look, kept in this browser. The script in the layout sets it before the first paint. */
export function useTheme(): { choice: ThemeChoice; choose: (choice: ThemeChoice) => void } {
  const [choice, setChoice] = useState<ThemeChoice>('system')

  useEffect(() => setChoice(storedChoice()), [])

  useEffect(() => {
    const follow = (): void => apply(storedChoice())
    const wishes = [DARK, CONTRAST].map((query) => window.matchMedia(query))
    for (const wish of wishes) wish.addEventListener('change', follow)
    return () => {
      for (const wish of wishes) wish.removeEventListener('change', follow)
    }
  }, [])

  const choose = useCallback((next: ThemeChoice) => {
    setChoice(next)
    try {
      localStorage.setItem(KEY, next)
    } catch {
      // Not kept then; it holds for this page.
    }
    apply(next)
  }, [])

  return { choice, choose }
}

function storedChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(KEY)
    return CHOICES.find((choice) => choice === stored) ?? 'system'
  } catch {
    return 'system'
  }
}

function apply(choice: ThemeChoice): void {
  document.documentElement.dataset.theme = choice === 'system' ? wished() : choice
}

function wished(): Exclude<ThemeChoice, 'system'> {
  if (window.matchMedia(CONTRAST).matches) return 'contrast'
  return window.matchMedia(DARK).matches ? 'dark' : 'light'
}
