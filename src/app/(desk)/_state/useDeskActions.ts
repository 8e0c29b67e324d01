import { useCallback, useRef, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { DeskView, DistrictVariant } from '../../../domain/deskView'
import type { DeskPlace } from '../_text/deskUrl'
import { hitOf } from '../_text/hitOf'
import type { DeskFilters, DeskMove } from './deskPlace'
import type { Briefs } from './useBriefs'
import type { Flags } from './useFlags'
import type { AsOf } from './useAsOf'
import type { DeskModel } from './useDeskModel'
import type { Layers, PanelName } from './useLayers'
import type { Own } from './useOwn'
import type { AnswerTab } from './useTabs'

const PAGE = 0.85

interface DeskParts {
  model: DeskModel
  own: Own
  briefs: Briefs
  flags: Flags
  layers: Layers
  asOf: AsOf
  tabs: readonly AnswerTab[]
  /** The answer on the screen. */
  shown: DeskView | null
  /** Other districts' answers to its subject. */
  variants: readonly DistrictVariant[]
  box: RefObject<HTMLInputElement | null>
  pane: RefObject<HTMLElement | null>
  tell: (sentence: string) => void
}

/** What an agent can do on the desk, by key or by hand; each ends with the focus where the next key is wanted. */
export function useDeskActions(parts: DeskParts) {
  const { model, own, asOf, tabs, shown, variants, box, pane, tell } = parts
  const { move, open, settled } = model
  const { refresh } = own
  const { refresh: refreshBriefs } = parts.briefs
  const { refresh: refreshFlags } = parts.flags
  const { panel, compared, setFilter, setPanel, setCompared } = parts.layers
  const isAwake = useRef(false)
  const { opened } = model.place

  const restore = useCallback(
    (place: DeskPlace) => {
      const field = box.current
      // Letters typed before the page woke up stay.
      const typedEarly = isAwake.current ? '' : (field?.value ?? '')
      isAwake.current = true
      const q = place.query.q || typedEarly
      if (field && field.value !== q) field.value = q
      move({ type: 'restored', place: { ...place, query: { ...place.query, q } } })
    },
    [move, box],
  )
  const toBox = useCallback(() => {
    setFilter(null)
    // Esc takes away what lies on top first.
    if (panel !== null || compared !== undefined || asOf.view !== null) {
      setPanel(null)
      setCompared(undefined)
      asOf.end()
      if (opened !== null) pane.current?.focus()
      else box.current?.focus()
      return
    }
    move({ type: 'closed' })
    box.current?.focus()
    box.current?.select()
  }, [move, panel, compared, asOf, opened, box, pane, setFilter, setPanel, setCompared])
  const newCall = useCallback(
    (keepsDistrict: boolean) => {
      setFilter(null)
      setPanel(null)
      setCompared(undefined)
      refresh()
      refreshBriefs()
      refreshFlags()
      if (box.current) box.current.value = ''
      move({ type: 'newCall', keepsDistrict })
      box.current?.focus()
    },
    [move, refresh, refreshBriefs, refreshFlags, box, setFilter, setPanel, setCompared],
  )
  const toPane = useCallback(() => {
    pane.current?.focus()
    pane.current?.scrollTo({ top: 0 })
  }, [pane])
  const openAt = useCallback(
    async (at?: number) => {
      // The next call may have begun before the list came.
      if (!(await settled())) return
      // In one column the pane takes the focus only once it is shown.
      if (flushSync(() => open(at))) toPane()
    },
    [settled, open, toPane],
  )
  const show = useCallback(
    (code: string) => {
      setCompared(undefined)
      flushSync(() => move({ type: 'opened', code }))
      toPane()
    },
    [move, toPane, setCompared],
  )
  const turnTabs = useCallback(
    (by: number) => {
      const at = tabs.findIndex((tab) => tab.code === opened)
      const next = tabs[at === -1 ? tabs.length - 1 : (at + by + tabs.length) % tabs.length]
      if (next) show(next.code)
    },
    [tabs, opened, show],
  )
  const filterBy = useCallback(
    (filters: DeskFilters) => {
      setFilter(null)
      const variant = opened !== null && variants.find(({ district }) => district === filters.district)
      if (!variant) {
        move({ type: 'filtered', filters })
        box.current?.focus()
        return
      }
      flushSync(() => move({ type: 'filtered', filters, opened: variant.code }))
      toPane()
    },
    [move, opened, variants, toPane, box, setFilter],
  )
  const moveAndType = useCallback(
    (next: DeskMove) => {
      move(next)
      box.current?.focus()
    },
    [move, box],
  )
  const asked = model.place.query
  const hasFound = asked.district === null && (model.search.answer?.query.district ?? null) !== null
  const hasFoundOffice = (model.search.answer?.query.organization ?? null) !== null
  const unfilter = useCallback(() => {
    setFilter(null)
    move({
      type: 'unfiltered',
      readDistrict: asked.readDistrict && !hasFound,
      readOrganization: asked.readOrganization && !hasFoundOffice,
    })
    box.current?.focus()
  }, [move, asked.readDistrict, asked.readOrganization, hasFound, hasFoundOffice, box, setFilter])
  const tryOut = useCallback(
    (text: string) => {
      if (box.current) box.current.value = text
      move({ type: 'typed', q: text })
      box.current?.focus()
    },
    [move, box],
  )
  const compare = useCallback(() => {
    if (variants.length > 1) setCompared(null)
    else tell('이 답변과 비교할 다른 자치구 자료가 없습니다.')
  }, [variants, tell, setCompared])
  const togglePin = useCallback(() => {
    if (shown) void own.togglePin(hitOf(shown)).then(tell)
  }, [shown, own, tell])
  const togglePanel = useCallback((wanted: PanelName) => setPanel(panel === wanted ? null : wanted), [panel, setPanel])
  const scrollAnswer = useCallback(
    (pages: number) => {
      // Whoever scrolls is reading: a list that comes late must not take the answer away.
      if (opened === null) open()
      pane.current?.scrollBy({ top: pages * PAGE * pane.current.clientHeight })
    },
    [opened, open, pane],
  )

  return {
    restore,
    toBox,
    newCall,
    openAt,
    show,
    turnTabs,
    filterBy,
    moveAndType,
    unfilter,
    tryOut,
    compare,
    togglePin,
    togglePanel,
    scrollAnswer,
  }
}
