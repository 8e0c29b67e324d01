import { useEffect, useState } from 'react'

/** A stream the server refused is not reopened by the browser; we do, not all desks at the same moment. */
const REOPEN_MS = 2_000
const SPREAD_MS = 3_000
/** The server says something every 20 s; a line that says nothing for longer is dead, though nobody has closed it. */
const SILENCE_MS = 50_000
/** A line that is back before this was never missed. */
const CUT_OFF_MS = 4_000

interface LiveParts {
  /** An entry has changed. */
  onEntry: (code: string, revision: number | undefined) => void
  /** A brief has begun, changed or ended. */
  onBrief: () => void
  /** The stream is there again after it was lost: whatever happened meanwhile was not heard. */
  onBack: () => void
  /** The server does not take this desk's call: the session may have ended. */
  onRefused: () => void
}

/**
 * What the server tells while the desk is open. The functions must stay the same ones.
 * @returns whether nothing has been heard from it for a while
 */
export function useLive(isSignedIn: boolean, { onEntry, onBrief, onBack, onRefused }: LiveParts): boolean {
  const [isCutOff, setIsCutOff] = useState(false)
  useEffect(() => {
    if (!isSignedIn) return
    let stream: EventSource | undefined
    let reopening: ReturnType<typeof setTimeout> | undefined
    let silence: ReturnType<typeof setTimeout> | undefined
    let noticing: ReturnType<typeof setTimeout> | undefined
    let wasLost = false
    const lose = (): void => {
      wasLost = true
      noticing ??= setTimeout(() => setIsCutOff(true), CUT_OFF_MS)
    }
    const heard = (): void => {
      clearTimeout(noticing)
      noticing = undefined
      setIsCutOff(false)
      clearTimeout(silence)
      silence = setTimeout(() => {
        lose()
        open()
      }, SILENCE_MS)
    }
    const open = (): void => {
      clearTimeout(reopening)
      stream?.close()
      stream = new EventSource('/api/lookup/events')
      stream.addEventListener('entry', (event: MessageEvent<string>) => {
        const { code, revision } = entryIn(event.data)
        if (code) onEntry(code, revision)
      })
      stream.addEventListener('brief', onBrief)
      stream.addEventListener('remind', onBrief)
      stream.addEventListener('beat', heard)
      stream.addEventListener('hello', () => {
        heard()
        if (wasLost) onBack()
        wasLost = false
      })
      stream.addEventListener('error', () => {
        lose()
        if (stream?.readyState !== EventSource.CLOSED) return
        onRefused()
        reopening = setTimeout(open, REOPEN_MS + Math.random() * SPREAD_MS)
      })
    }
    const openIfLost = (): void => {
      if (wasLost) open()
    }
    open()
    // The browser knows of a cable that is out long before a stream that says nothing is missed.
    window.addEventListener('offline', lose)
    window.addEventListener('online', openIfLost)
    return () => {
      window.removeEventListener('offline', lose)
      window.removeEventListener('online', openIfLost)
      clearTimeout(reopening)
      clearTimeout(noticing)
      clearTimeout(silence)
      stream?.close()
      setIsCutOff(false)
    }
  }, [isSignedIn, onEntry, onBrief, onBack, onRefused])
  return isCutOff
}

function entryIn(data: string): { code?: string; revision?: number } {
  try {
    return JSON.parse(data) as { code?: string; revision?: number }
  } catch {
    return {}
  }
}
