import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { DeskView } from '../../../domain/deskView'
import type { LookupHit } from '../../../domain/lookup'
import { deskPlace, START, type DeskCall, type DeskMove } from './deskPlace'
import { EntryShelf } from './EntryShelf'
import { keyOf, SearchLine, type SearchState } from './SearchLine'
import { useEntry, type ShownEntry } from './useEntry'
import { usePrefetch } from './usePrefetch'
import type { Own } from './useOwn'
import { startRows, type StartSection } from './startRows'

const NO_ROW = -1
const NO_ROWS: readonly LookupHit[] = []
const NO_SECTIONS: readonly StartSection[] = []

/** A copy waits this long for the newest text, then takes the one at hand and says so. */
const PATIENCE_MS = 1_500

/** An answer to be copied; `receivedAt` (ms since the epoch) when the server could not be asked whether it still holds. */
export interface Wanted {
  entry: DeskView
  receivedAt: number | null
}

export interface DeskModel {
  place: DeskCall
  search: SearchState
  /** What the list shows: the hits, or before the first letter what is likely wanted. */
  rows: readonly LookupHit[]
  /** Whether nothing is asked; `rows` are the agent's own and the most asked ones then. */
  isStart: boolean
  /** Where each part of the start's rows begins; none while something is asked. */
  sections: readonly StartSection[]
  /** The highlighted row, -1 for none. */
  row: number
  /** The code of the answer that is shown or on its way. */
  code: string | null
  shown: ShownEntry
  /** Whether a newer answer than the one in the list is on its way. */
  isWaiting: boolean
  move: (move: DeskMove) => void
  /** Moves the highlight by so many rows; an answer that is open gives way to the next. */
  step: (by: number) => void
  /** Opens a row's answer, the highlighted one's when none is named. @returns whether there is one */
  open: (row?: number) => boolean
  /** The answer that is shown or on its way, whole; `null` when there is none. Throws DeskError. */
  wanted: () => Promise<Wanted | null>
  /**
   * Resolves when the list shows what was asked for last; whoever presses Enter at once means that list.
   * @returns whether the same call still goes on
   */
  settled: () => Promise<boolean>
  retry: () => void
  /** The answers read lately. */
  shelf: EntryShelf
  /** The entry on the screen is asked for again; `undefined`: whichever it is. */
  outdate: (code?: string) => void
  /** An entry has changed on the server. One that is being read stays until `renew`. */
  hear: (code: string, revision: number | undefined) => void
  /** Whether the answer that is being read has a newer text. */
  hasNews: boolean
  /** Shows the newest text of the answer. */
  renew: () => void
}

/** The desk's state apart from the screen: question, list, highlight, answer. */
export function useDeskModel(own: Own): DeskModel {
  const [line] = useState(() => new SearchLine())
  const [shelf] = useState(() => new EntryShelf())
  const [place, dispatch] = useReducer(deskPlace, START)
  const [picked, setPicked] = useState({ key: '', row: NO_ROW })
  const [attempt, setAttempt] = useState(0)
  const [heard, setHeard] = useState<{ code: string; revision: number } | null>(null)
  const search = useSyncExternalStore(line.subscribe, line.state, line.state)
  const { pins, recents, asked, remember } = own
  const start = useMemo(() => startRows({ pins, recents, asked }), [pins, recents, asked])

  useEffect(() => line.ask(place.query), [line, place.query])

  const askedKey = keyOf(place.query)
  const isStart = search.answer === null && askedKey === ''
  const rows = isStart ? start.rows : (search.answer?.hits ?? NO_ROWS)
  const pickedRow = picked.key === search.answerKey ? picked.row : isStart ? NO_ROW : 0
  const row = Math.min(rowOfOpened(rows, place.opened) ?? pickedRow, rows.length - 1)
  const sections = isStart ? start.sections : NO_SECTIONS
  const isWaiting = askedKey !== '' && search.answerKey !== askedKey
  const code = place.opened ?? rows[row]?.code ?? null
  const shown = useEntry(shelf, code, attempt)
  usePrefetch(shelf, rows, row)

  const { opened, call } = place
  const latest = useRef({ place, rows, row, code, key: search.answerKey, opened, call })
  // With the screen, not after it: the next key acts on what is seen.
  useLayoutEffect(() => {
    latest.current = { place, rows, row, code, key: search.answerKey, opened, call }
  })

  const move = useCallback(
    (next: DeskMove) => {
      // A letter is asked for before it is drawn.
      if (next.type === 'typed') line.ask(deskPlace(latest.current.place, next).query)
      dispatch(next)
    },
    [line],
  )

  const open = useCallback(
    (at = latest.current.row) => {
      const { rows, key } = latest.current
      const hit = rows[at]
      if (!hit) return false
      setPicked({ key, row: at })
      remember(hit)
      move({ type: 'opened', code: hit.code })
      return true
    },
    [remember, move],
  )

  const step = useCallback(
    (by: number) => {
      const { rows, row, key, opened } = latest.current
      const next = Math.min(Math.max(row + by, 0), rows.length - 1)
      if (opened !== null) open(next)
      else setPicked({ key, row: next })
    },
    [open],
  )

  const settled = useCallback(async () => {
    const { call } = latest.current
    await line.settled()
    await rendered()
    return latest.current.call === call
  }, [line])

  const wanted = useCallback(async () => {
    // An answer that is open does not wait for a list.
    if (latest.current.opened === null && !(await settled())) return null
    const { code, rows } = latest.current
    if (code === null) return null
    const hit = rows.find((candidate) => candidate.code === code)
    if (hit) remember(hit)
    return newestOf(shelf, code)
  }, [settled, shelf, remember])

  const retry = useCallback(() => {
    line.retry()
    setAttempt((before) => before + 1)
  }, [line])

  const outdate = useCallback(
    (changed = latest.current.code ?? undefined) => {
      if (changed === undefined) return
      shelf.outdate(changed)
      if (latest.current.code === changed) setAttempt((before) => before + 1)
    },
    [shelf],
  )
  const hear = useCallback(
    (changed: string, revision: number | undefined) => {
      const known = shelf.peek(changed)?.revision ?? 0
      if (latest.current.opened !== changed || revision === undefined || revision <= known) return outdate(changed)
      shelf.outdate(changed)
      setHeard({ code: changed, revision })
    },
    [shelf, outdate],
  )
  const hasNews =
    heard !== null &&
    shown.entry?.code === heard.code &&
    place.opened === heard.code &&
    shown.entry.revision < heard.revision
  const renew = useCallback(() => outdate(), [outdate])

  return useMemo(
    () => ({
      place,
      search,
      rows,
      isStart,
      sections,
      row,
      code,
      shown,
      isWaiting,
      move,
      step,
      open,
      wanted,
      settled,
      retry,
      shelf,
      outdate,
      hear,
      hasNews,
      renew,
    }),
    [
      place,
      search,
      rows,
      isStart,
      sections,
      row,
      code,
      shown,
      isWaiting,
      move,
      step,
      open,
      wanted,
      settled,
      retry,
      shelf,
      outdate,
      hear,
      hasNews,
      renew,
    ],
  )
}

/** @returns the newest text that can be had soon, the one at hand when the server does not answer. Throws DeskError. */
async function newestOf(shelf: EntryShelf, code: string): Promise<Wanted> {
  const kept = shelf.peek(code)
  if (!kept) return { entry: await shelf.load(code), receivedAt: null }
  if (shelf.isCurrent(code)) return { entry: kept, receivedAt: null }
  const loaded = await Promise.race([shelf.load(code).catch(() => null), after(PATIENCE_MS)])
  return loaded ? { entry: loaded, receivedAt: null } : { entry: kept, receivedAt: shelf.receivedAt(code) }
}

function after(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, ms, null))
}

/** @returns the row of the open answer, NO_ROW when the list has come to show others; `undefined` when none is open. */
function rowOfOpened(rows: readonly LookupHit[], opened: string | null): number | undefined {
  return opened === null ? undefined : rows.findIndex((hit) => hit.code === opened)
}

/** React renders a store's change before the next task. */
function rendered(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
