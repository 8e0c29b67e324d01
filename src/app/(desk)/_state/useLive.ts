import { useEffect } from 'react'

/** A stream the server refused is not reopened by the browser; we ask again after this long. */
const REOPEN_MS = 30_000

interface LiveParts {
  /** An entry has changed. */
  onEntry: (code: string, revision: number | undefined) => void
  /** A brief has begun, changed or ended. */
  onBrief: () => void
  /** The stream is there again after it was lost: whatever happened meanwhile was not heard. */
  onBack: () => void
}

/** What the server tells while the desk is open. The functions must stay the same ones. */
export function useLive(isSignedIn: boolean, { onEntry, onBrief, onBack }: LiveParts): void {
  useEffect(() => {
    if (!isSignedIn) return
    let stream: EventSource | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let wasLost = false
    const open = (): void => {
      stream = new EventSource('/api/lookup/events')
      stream.addEventListener('entry', (event: MessageEvent<string>) => {
        const { code, revision } = entryIn(event.data)
        if (code) onEntry(code, revision)
      })
      stream.addEventListener('brief', onBrief)
      stream.addEventListener('remind', onBrief)
      stream.addEventListener('hello', () => {
        if (wasLost) onBack()
        wasLost = false
      })
      stream.addEventListener('error', () => {
        wasLost = true
        if (stream?.readyState === EventSource.CLOSED) timer = setTimeout(open, REOPEN_MS)
      })
    }
    open()
    return () => {
      clearTimeout(timer)
      stream?.close()
    }
  }, [isSignedIn, onEntry, onBrief, onBack])
}

function entryIn(data: string): { code?: string; revision?: number } {
  try {
    return JSON.parse(data) as { code?: string; revision?: number }
  } catch {
    return {}
  }
}
