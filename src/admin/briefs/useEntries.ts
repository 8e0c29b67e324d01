'use client'

import { useEffect, useState } from 'react'

import { TEXT_PART_NAMES, type LexicalState } from '../../domain/entry'
import { lexicalToPlainText } from '../../domain/lexicalToPlainText'

export interface OverlaidEntry {
  id: string
  code: string
  title: string
  /** The text of each part, the answer's too, by its name. */
  parts: Record<string, string>
}

const MOST_READ = 20

/** @returns the entries of these ids as they are published; those at hand already while others are fetched. */
export function useEntries(ids: readonly string[]): OverlaidEntry[] {
  const [entries, setEntries] = useState<OverlaidEntry[]>([])
  const wanted = ids.slice(0, MOST_READ).join(',')
  useEffect(() => {
    const ending = new AbortController()
    if (wanted === '') return
    void readEntries(wanted, ending.signal).then((read) => {
      if (!ending.signal.aborted) setEntries(read)
    })
    return () => ending.abort()
  }, [wanted])
  return entries.filter(({ id }) => ids.includes(id))
}

/** A preview that cannot be read is left out; the form says itself what is chosen. */
async function readEntries(ids: string, signal: AbortSignal): Promise<OverlaidEntry[]> {
  const query = new URLSearchParams({ 'where[id][in]': ids, limit: String(MOST_READ), depth: '0' })
  const response = await fetch(`/api/entries?${query}`, { credentials: 'same-origin', signal }).catch(() => undefined)
  if (!response?.ok) return []
  const { docs } = (await response.json()) as { docs: Record<string, unknown>[] }
  return docs.map((doc) => ({
    id: String(doc.id),
    code: String(doc.code),
    title: String(doc.title),
    parts: {
      answer: lexicalToPlainText(doc.answer as LexicalState),
      ...Object.fromEntries(TEXT_PART_NAMES.map((part) => [part, typeof doc[part] === 'string' ? doc[part] : ''])),
    },
  }))
}
