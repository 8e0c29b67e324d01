import { useCallback, useEffect, useState } from 'react'

export type ThemeChoice = 'system' | 'light' | 'dark'
const CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark']
const KEY = 'ieum.theme'

/** The chosen look, kept in this browser. The script in the layout sets it before the first paint. */
export function useTheme(): { choice: ThemeChoice; choose: (choice: ThemeChoice) => void } {
  const [choice, setChoice] = useState<ThemeChoice>('system')

  useEffect(() => setChoice(storedChoice()), [])

  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)')
    const follow = (): void => apply(storedChoice(), dark.matches)
    dark.addEventListener('change', follow)
    return () => dark.removeEventListener('change', follow)
  }, [])

  const choose = useCallback((next: ThemeChoice) => {
    setChoice(next)
    try {
      localStorage.setItem(KEY, next)
    } catch {
      // Not kept then; it holds for this page.
    }
    apply(next, window.matchMedia('(prefers-color-scheme: dark)').matches)
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

function apply(choice: ThemeChoice, systemIsDark: boolean): void {
  const isDark = choice === 'dark' || (choice === 'system' && systemIsDark)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
}
