import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { LookupHit } from '../../../domain/lookup'
import { DeskError } from '../_api/DeskError'
import * as api from '../_api/own'

const RECENTS = 8

export interface Own {
  pins: readonly LookupHit[]
  recents: readonly LookupHit[]
  notes: readonly api.Note[]
  /** What everybody asks most today. */
  asked: readonly LookupHit[]
  /** Puts what was opened or copied on top of the recents. */
  remember: (hit: LookupHit) => void
  /** @returns a sentence for the agent */
  togglePin: (hit: LookupHit) => Promise<string>
  /** @returns a sentence that says what went wrong, `''` when nothing did */
  addNote: (text: string, code: string | null) => Promise<string>
  dropNote: (id: string) => Promise<string>
  propose: (id: string) => Promise<string>
  refresh: () => void
}

const NOTHING: api.OwnThings = { pins: [], recents: [], notes: [] }

/** An agent's own things, from the server: they are the same at every seat. What can't be had now is shown when it can. */
export function useOwn(isSignedIn: boolean): Own {
  const [own, setOwn] = useState(NOTHING)
  const [asked, setAsked] = useState<readonly LookupHit[]>([])

  /** Counts what was changed here: an answer from before a change must not undo it on the screen. */
  const changes = useRef(0)

  const refresh = useCallback(() => {
    const before = changes.current
    // Shown together: what comes later would move what is there already.
    void Promise.allSettled([api.fetchOwn(), api.fetchAsked()]).then(([things, most]) => {
      if (things.status === 'fulfilled' && before === changes.current) setOwn(things.value)
      if (most.status === 'fulfilled') setAsked(most.value)
    })
  }, [])
  useEffect(() => {
    if (isSignedIn) refresh()
  }, [isSignedIn, refresh])

  const remember = useCallback((hit: LookupHit) => {
    setOwn((before) => ({ ...before, recents: [unmarked(hit), ...without(before.recents, hit)].slice(0, RECENTS) }))
  }, [])

  const togglePin = useCallback(
    async (hit: LookupHit) => {
      const isPinned = !own.pins.some(({ code }) => code === hit.code)
      changes.current++
      const problem = await problemOf(api.setPinned(hit.code, isPinned))
      if (problem) return problem
      setOwn((before) => {
        const others = without(before.pins, hit)
        return { ...before, pins: isPinned ? [unmarked(hit), ...others] : others }
      })
      return isPinned ? `‘${hit.title}’ 자료를 고정했습니다.` : `‘${hit.title}’ 자료를 고정에서 풀었습니다.`
    },
    [own.pins],
  )

  const addNote = useCallback(async (text: string, code: string | null) => {
    changes.current++
    return problemOf(
      api.writeNote(text, code).then((note) => setOwn((before) => ({ ...before, notes: [note, ...before.notes] }))),
    )
  }, [])
  const take = useCallback((id: string) => {
    changes.current++
    setOwn((before) => ({ ...before, notes: before.notes.filter((note) => note.id !== id) }))
  }, [])
  const dropNote = useCallback((id: string) => problemOf(api.dropNote(id).then(() => take(id))), [take])
  const propose = useCallback((id: string) => problemOf(api.proposeNote(id).then(() => take(id))), [take])

  return useMemo(
    () => ({ ...own, asked, remember, togglePin, addNote, dropNote, propose, refresh }),
    [own, asked, remember, togglePin, addNote, dropNote, propose, refresh],
  )
}

function without(hits: readonly LookupHit[], hit: LookupHit): LookupHit[] {
  return hits.filter(({ code }) => code !== hit.code)
}

/** The marks belong to the question it was found by. */
function unmarked(hit: LookupHit): LookupHit {
  return { ...hit, snippet: hit.snippet.map(({ text }) => ({ text })) }
}

async function problemOf(deed: Promise<unknown>): Promise<string> {
  try {
    await deed
    return ''
  } catch (error) {
    return (error instanceof DeskError && error.detail) || '지금은 저장할 수 없습니다. 조금 뒤에 다시 해 주세요.'
  }
}
