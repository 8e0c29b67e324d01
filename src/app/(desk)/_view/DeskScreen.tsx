'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { DeskView } from '../../../domain/deskView'
import type { LookupHit } from '../../../domain/lookup'
import { countUse } from '../_api/uses'
import type { Session } from '../_state/useSession'
import { useAsOf } from '../_state/useAsOf'
import { useCopy } from '../_state/useCopy'
import { useDeskKeys } from '../_state/useDeskKeys'
import { useDeskModel } from '../_state/useDeskModel'
import { useDeskUrl } from '../_state/useDeskUrl'
import { useFacets } from '../_state/useFacets'
import { useLiveEntries } from '../_state/useLiveEntries'
import { useNow } from '../_state/useNow'
import { useOwn } from '../_state/useOwn'
import { useSeen } from '../_state/useSeen'
import { useSettings } from '../_state/useSettings'
import { useTabs } from '../_state/useTabs'
import { useToast } from '../_state/useToast'
import { useVariants } from '../_state/useVariants'
import type { DeskFilters, DeskMove } from '../_state/deskPlace'
import type { DeskPlace } from '../_text/deskUrl'
import type { AnswerActions } from './AnswerArticle'
import { AnswerPane } from './AnswerPane'
import { ComparePane } from './ComparePane'
import { DeskDialogs, type DeskDialog } from './DeskDialogs'
import { DeskHeader } from './DeskHeader'
import { EmergencyPanel } from './EmergencyPanel'
import { FilterBar, type FilterName } from './FilterBar'
import { FootLine } from './FootLine'
import { ListColumn } from './ListColumn'
import { NotesPanel } from './NotesPanel'
import { PaneTools } from './PaneTools'
import { QueryNotes } from './QueryNotes'
import { ResultCount } from './ResultCount'
import { SearchBox } from './SearchBox'
import { SessionMenu } from './SessionMenu'
import { TabStrip } from './TabStrip'
import { Toast } from './Toast'
import { Watermark } from './Watermark'

const PAGE = 0.85

type Panel = 'notes' | 'emergency'

/** The desk: one box, the list, the answer beside it. */
export function DeskScreen({ session }: { session: Session }) {
  const isSignedIn = session.state === 'in'
  const own = useOwn(isSignedIn)
  const settings = useSettings(isSignedIn)
  const model = useDeskModel(own)
  const { move, step, open, settled, retry, outdate, shelf } = model
  const box = useRef<HTMLInputElement>(null)
  const pane = useRef<HTMLElement>(null)
  const isAwake = useRef(false)
  const [dialog, setDialog] = useState<DeskDialog | null>(null)
  const [filter, setFilter] = useState<FilterName | null>(null)
  const [panel, setPanel] = useState<Panel | null>(null)
  /** The other answer of a comparison; `undefined` while none goes on, `null` until it is chosen. */
  const [compared, setCompared] = useState<string | null | undefined>(undefined)
  const { now, today } = useNow()
  const { toast, tell } = useToast()
  const read = model.search.answer?.query.read ?? model.place.query.q
  const { copy, copySms, copyRecord, byHand, closeByHand } = useCopy({
    wanted: model.wanted,
    sms: settings.sms,
    tell,
    onUsed: useCallback((entry: DeskView) => countUse('use', entry.code, read), [read]),
  })
  const facets = useFacets(model.search.answer, filter !== null)
  const opened = model.place.opened
  const shown = model.code === null ? null : model.shown.entry
  const variants = useVariants(shown)
  const { tabs, clear: clearTabs } = useTabs(opened, shown)
  const asOf = useAsOf(model.code, tell)
  useSeen(opened, shown, read)

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
    [move],
  )
  useDeskUrl(model.place, restore)

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
  }, [move, panel, compared, asOf, opened])
  const newCall = useCallback(
    (keepsDistrict: boolean) => {
      setFilter(null)
      setPanel(null)
      setCompared(undefined)
      clearTabs()
      own.refresh()
      if (box.current) box.current.value = ''
      move({ type: 'newCall', keepsDistrict })
      box.current?.focus()
    },
    [move, clearTabs, own],
  )
  const toPane = useCallback(() => {
    pane.current?.focus()
    pane.current?.scrollTo({ top: 0 })
  }, [])
  const openAt = useCallback(
    async (at?: number) => {
      await settled()
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
    [move, toPane],
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
    [move, opened, variants, toPane],
  )
  const moveAndType = useCallback(
    (next: DeskMove) => {
      move(next)
      box.current?.focus()
    },
    [move],
  )
  const asked = model.place.query
  const hasFound = asked.district === null && (model.search.answer?.query.district ?? null) !== null
  const unfilter = useCallback(() => {
    setFilter(null)
    move({ type: 'unfiltered', readDistrict: asked.readDistrict && !hasFound })
    box.current?.focus()
  }, [move, asked.readDistrict, hasFound])
  const tryOut = useCallback(
    (text: string) => {
      if (box.current) box.current.value = text
      move({ type: 'typed', q: text })
      box.current?.focus()
    },
    [move],
  )
  const compare = useCallback(() => {
    if (variants.length > 1) setCompared(null)
    else tell('이 답변과 비교할 다른 자치구 자료가 없습니다.')
  }, [variants, tell])
  const togglePin = useCallback(() => {
    if (shown) void own.togglePin(hitOf(shown)).then(tell)
  }, [shown, own, tell])
  const togglePanel = useCallback((wanted: Panel) => setPanel((before) => (before === wanted ? null : wanted)), [])
  const scrollAnswer = useCallback(
    (pages: number) => {
      // Whoever scrolls is reading: a list that comes late must not take the answer away.
      if (opened === null) open()
      pane.current?.scrollBy({ top: pages * PAGE * pane.current.clientHeight })
    },
    [opened, open],
  )

  useDeskKeys(
    {
      step,
      open: () => void openAt(),
      newCall,
      copy,
      copySms,
      copyRecord,
      toBox,
      scrollAnswer,
      pickDistrict: () => setFilter('district'),
      pickCategory: () => setFilter('category'),
      pickFreshness: () => setFilter('freshness'),
      clearFilters: unfilter,
      showTab: (at) => tabs[at] && show(tabs[at].code),
      turnTabs,
      compare,
      togglePin,
      notes: () => togglePanel('notes'),
      emergency: () => togglePanel('emergency'),
      help: () => setDialog('help'),
    },
    box,
    settings.singleKeys,
  )
  // A picker that opened another district's answer leaves the focus there.
  const isReading = useRef(false)
  useEffect(() => {
    isReading.current = opened !== null
  }, [opened])
  const isElsewhere = dialog !== null || filter !== null || byHand !== null || session.state === 'expired'
  useEffect(() => {
    if (!isElsewhere && !isReading.current) box.current?.focus()
  }, [isElsewhere])
  useLiveEntries(isSignedIn, outdate)
  useSignedOut(model.search.problem?.kind ?? model.shown.problem?.kind, session.expire)
  useEffect(() => {
    window.addEventListener('online', retry)
    return () => window.removeEventListener('online', retry)
  }, [retry])
  useEffect(() => {
    pane.current?.scrollTo({ top: 0 })
  }, [shown?.code])
  const until = shown?.numberNow?.until ?? null
  useEffect(() => {
    // Six o'clock has struck: another number answers.
    if (shown && until !== null && now.toISOString() >= until) outdate(shown.code)
  }, [now, until, shown, outdate])

  const closeDialog = useCallback(() => {
    setDialog(null)
    closeByHand()
  }, [closeByHand])

  const role = session.user?.role
  const maySeeThen = role === 'lead' || role === 'editor' || role === 'admin'
  const actions: AnswerActions = useMemo(
    () => ({
      onCopy: copy,
      onCopySms: copySms,
      onCopyRecord: copyRecord,
      onShow: show,
      onAsOf: maySeeThen ? asOf.ask : undefined,
    }),
    [copy, copySms, copyRecord, show, maySeeThen, asOf.ask],
  )
  const isComparing = compared !== undefined && shown !== null

  return (
    <div
      className="desk"
      data-reading={opened !== null || isComparing || undefined}
      data-choosing={filter !== null || undefined}
    >
      <DeskHeader
        onNewCall={() => newCall(false)}
        onHelp={() => setDialog('help')}
        menu={
          <SessionMenu
            user={session.user}
            singleKeys={settings.singleKeys}
            onSingleKeys={settings.chooseSingleKeys}
            onPassword={() => setDialog('password')}
            onSignOut={() => void session.signOut()}
          />
        }
      >
        <SearchBox
          ref={box}
          row={model.row}
          hasRows={model.rows.length > 0}
          onType={(q) => move({ type: 'typed', q })}
        />
      </DeskHeader>
      <div className="range">
        <FilterBar
          query={model.place.query}
          facets={facets}
          candidates={model.search.answer?.query.districtCandidates ?? []}
          open={filter}
          onOpen={setFilter}
          onFilter={filterBy}
        />
        <QueryNotes query={model.place.query} search={model.search} onMove={moveAndType} />
        <ResultCount model={model} />
      </div>
      <main className="work">
        <ListColumn model={model} onOpen={(at) => void openAt(at)} onTry={tryOut} onUnfilter={unfilter} />
        <div className="reading">
          <div className="reading-bar">
            <TabStrip tabs={tabs} opened={opened} onShow={(at) => tabs[at] && show(tabs[at].code)} />
            <PaneTools
              isPinned={own.pins.some(({ code }) => code === shown?.code)}
              hasAnswer={shown !== null}
              canCompare={variants.length > 1}
              onPin={togglePin}
              onCompare={compare}
              onNotes={() => togglePanel('notes')}
              onEmergency={() => togglePanel('emergency')}
            />
          </div>
          {isComparing ? (
            <ComparePane
              entry={shown}
              shelf={shelf}
              variants={variants}
              other={compared}
              onPick={setCompared}
              onClose={toBox}
            />
          ) : (
            <AnswerPane
              ref={pane}
              code={model.code}
              shown={asOf.view ? { entry: asOf.view, problem: null } : model.shown}
              isStart={model.isStart}
              isEmpty={model.search.answer?.total === 0}
              today={today}
              sms={settings.sms}
              actions={actions}
              onBack={toBox}
              onRetry={retry}
            />
          )}
          {panel === 'notes' && (
            <NotesPanel own={own} entry={shown} takesProposals={settings.takesProposals} tell={tell} onClose={toBox} />
          )}
          {panel === 'emergency' && <EmergencyPanel answering={shown?.numberNow ?? null} onClose={toBox} />}
        </div>
      </main>
      <FootLine isSignedIn={isSignedIn} />
      <Toast toast={toast} />
      {settings.watermark && session.user && <Watermark text={session.user.email} />}
      <DeskDialogs
        dialog={dialog}
        copyText={byHand}
        session={session}
        onClose={closeDialog}
        onPasswordChanged={() => {
          closeDialog()
          tell('비밀번호를 바꾸었습니다.')
        }}
        onSignedIn={retry}
      />
    </div>
  )
}

function useSignedOut(kind: string | undefined, expire: () => void): void {
  useEffect(() => {
    if (kind === 'signedOut') expire()
  }, [kind, expire])
}

/** The answer as a row of the list, for the pins. */
function hitOf(entry: DeskView): LookupHit {
  const { id, kind, code, title, category, scope, district, organization, freshness, validity, checkedAt } = entry
  const phone = entry.phones.find(({ kind: of, public: isPublic }) => of === 'inform' && isPublic)?.number ?? ''
  const snippet = [{ text: (entry.script || entry.answerText).slice(0, 120) }]
  return {
    id,
    kind,
    code,
    title,
    category,
    scope,
    district,
    organization,
    phone,
    snippet,
    freshness,
    validity,
    checkedAt,
    why: [],
  }
}
