import { useEffect } from 'react'

/** A stream the server refused is not reopened by the browser; we ask again after this long. */
const REOPEN_MS = 30_000

/** Calls `onChange` with the code of every entry that changes while the desk is open. */
export function useLiveEntries(isSignedIn: boolean, onChange: (code: string) => void): void {
  useEffect(() => {
    if (!isSignedIn) return
    let stream: EventSource | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const open = (): void => {
      stream = new EventSource('/api/lookup/events')
      stream.addEventListener('entry', (event: MessageEvent<string>) => {
        const code = codeIn(event.data)
        if (code) onChange(code)
      })
      stream.addEventListener('error', () => {
        if (stream?.readyState === EventSource.CLOSED) timer = setTimeout(open, REOPEN_MS)
      })
    }
    open()
    return () => {
      clearTimeout(timer)
      stream?.close()
    }
  }, [isSignedIn, onChange])
}

function codeIn(data: string): string {
  try {
    return (JSON.parse(data) as { code?: string }).code ?? ''
  } catch {
    return ''
  }
}
