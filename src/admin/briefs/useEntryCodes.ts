'use client'

import { useEffect, useState } from 'react'

const MOST_READ = 20
const NONE: ReadonlyMap<string, string> = new Map()

/** @returns the codes of these entries by their ids; those at hand already while others are fetched. */
export function useEntryCodes(ids: readonly string[]): ReadonlyMap<string, string> {
  const [codes, setCodes] = useState(NONE)
  const wanted = ids.slice(0, MOST_READ).join(',')
  useEffect(() => {
    const ending = new AbortController()
    if (wanted === '') return
    void readCodes(wanted, ending.signal).then((read) => {
      if (!ending.signal.aborted) setCodes(read)
    })
    return () => ending.abort()
  }, [wanted])
  return codes
}

/** A preview that cannot be read is left out; the form says itself what is chosen. */
async function readCodes(ids: string, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const query = new URLSearchParams({
    'where[id][in]': ids,
    limit: String(MOST_READ),
    depth: '0',
    'select[code]': 'true',
  })
  const response = await fetch(`/api/entries?${query}`, { credentials: 'same-origin', signal }).catch(() => undefined)
  if (!response?.ok) return NONE
  const { docs } = (await response.json()) as { docs: { id: string; code: string }[] }
  return new Map(docs.map(({ id, code }) => [id, code]))
}
