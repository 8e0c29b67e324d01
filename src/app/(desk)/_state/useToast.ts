import { useCallback, useEffect, useState } from 'react'

const SHOWN_MS = 4_000

/** One sentence at a time, gone after four seconds; `turn` tells two equal ones apart. */
export function useToast(): { toast: { text: string; turn: number } | null; tell: (text: string) => void } {
  const [toast, setToast] = useState<{ text: string; turn: number } | null>(null)
  const tell = useCallback((text: string) => setToast((before) => ({ text, turn: (before?.turn ?? 0) + 1 })), [])
  useEffect(() => {
    if (!toast) return
    const timer = setTimeout(() => setToast(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [toast])
  return { toast, tell }
}
