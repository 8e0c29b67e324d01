'use client'

import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { DeskView } from '../../../domain/deskView'
import { tellSeen } from '../_api/own'
import type { DeskUser } from '../_api/session'
import { countUse } from '../_api/uses'
import type { Session } from '../_state/useSession'
import { useAsOf } from '../_state/useAsOf'
import { useBriefs } from '../_state/useBriefs'
import { useCards } from '../_state/useCards'
import { useCopy } from '../_state/useCopy'
import { useDeskActions } from '../_state/useDeskActions'
import { useDeskKeys } from '../_state/useDeskKeys'
import { useDeskModel } from '../_state/useDeskModel'
import { useDeskUrl } from '../_state/useDeskUrl'
import { useFacets } from '../_state/useFacets'
import { useFlags } from '../_state/useFlags'
import { useLayers } from '../_state/useLayers'
import { useLive } from '../_state/useLive'
import { useNow } from '../_state/useNow'
import { useOwn } from '../_state/useOwn'
import { usePanels } from '../_state/usePanels'
import { useSeen } from '../_state/useSeen'
import { useSettings } from '../_state/useSettings'
import { useStable } from '../_state/useStable'
import { useTabs } from '../_state/useTabs'
import { useToast } from '../_state/useToast'
import { useVariants } from '../_state/useVariants'
import type { AnswerActions } from './AnswerArticle'
import { AnswerPane } from './AnswerPane'
import { BriefBar } from './BriefBar'
import { ComparePane } from './ComparePane'
import { DeskDialogs } from './DeskDialogs'
import { DeskHeader } from './DeskHeader'
import { DeskPanels } from './DeskPanels'
import { FilterBar } from './FilterBar'
import { FootLine } from './FootLine'
import { ListColumn } from './ListColumn'
import { PaneTools } from './PaneTools'
import { QueryNotes } from './QueryNotes'
import { ResultCount } from './ResultCount'
import { SearchBox } from './SearchBox'
import { SessionMenu } from './SessionMenu'
import { SignInBar } from './SignInBar'
import { TabStrip } from './TabStrip'
import { Toast } from './Toast'
import { Watermark } from './Watermark'

const NO_CANDIDATES: readonly string[] = []

/** The desk: one box, the list, the answer beside it. */
export function DeskScreen({ session }: { session: Session }) {
  const isSignedIn = session.state === 'in'
  const own = useOwn(isSignedIn)
  const settings = useSettings(isSignedIn)
  const briefs = useBriefs(isSignedIn)
  const cards = useCards(isSignedIn)
  const flags = useFlags(isSignedIn)
  const model = useDeskModel(own)
  const { move, step, retry, outdate, shelf } = model
  const box = useRef<HTMLInputElement>(null)
  const pane = useRef<HTMLElement>(null)
  const layers = useLayers()
  const { dialog, filter, compared, setDialog, setFilter, setCompared } = layers
  const { now, today } = useNow()
  const { toast, tell } = useToast()
  const read = model.search.answer?.query.read ?? model.place.query.q
  const { copy, copySms, copyRecord, byHand, closeByHand } = useCopy({
    wanted: model.wanted,
    sms: settings.sms,
    briefs: briefs.running,
    tell,
    onCopied: useCallback(
      (entry: DeskView, into: 'record' | 'talk') => {
        tellSeen(entry.code, entry.revision).catch(() => undefined)
        if (into === 'record') countUse('use', entry.code, read)
      },
      [read],
    ),
  })
  const facets = useFacets(model.search.answer, filter !== null)
  const opened = model.place.opened
  const shown = model.code === null ? null : model.shown.entry
  const variants = useVariants(shown)
  const tabs = useTabs(model.place.tabs, { shelf, shown, rows: model.rows })
  const asOf = useAsOf(model.code, tell)
  useSeen(opened, shown, read)

  const role = session.user?.role
  const isStaff = role === 'lead' || role === 'editor' || role === 'admin'
  const desk = useDeskActions({
    model,
    own,
    briefs,
    flags,
    layers,
    asOf,
    tabs,
    shown,
    variants,
    box,
    pane,
    tell,
  })
  const { toBox, newCall, show, unfilter, compare, togglePin, togglePanel } = desk
  useDeskUrl(model.place, desk.restore)
  const panels = usePanels({ layers, briefs, cards, mayPublish: isStaff, close: toBox, tell })

  const isExpired = session.state === 'expired'
  const signInBar = useRef<HTMLElement>(null)
  const toPassword = (): void => signInBar.current?.querySelector<HTMLInputElement>('input[type=password]')?.focus()

  useDeskKeys(
    {
      step,
      open: isExpired ? toPassword : () => void desk.openAt(),
      newCall,
      copy,
      copySms,
      copyRecord,
      toBox,
      scrollAnswer: desk.scrollAnswer,
      pickDistrict: () => setFilter('district'),
      pickCategory: () => setFilter('category'),
      pickFreshness: () => setFilter('freshness'),
      clearFilters: unfilter,
      showTab: (at) => tabs[at] && show(tabs[at].code),
      turnTabs: desk.turnTabs,
      compare,
      togglePin,
      notes: () => togglePanel('notes'),
      emergency: () => togglePanel('emergency'),
      help: () => togglePanel('help'),
      briefs: panels.turnBriefs,
      card: panels.cardOn,
      flag: () => togglePanel('flag'),
      notice: panels.toggleNotice,
      renew: model.renew,
    },
    box,
    settings.singleKeys,
  )
  // A picker that opened another district's answer leaves the focus there.
  const isReading = useRef(false)
  useEffect(() => {
    isReading.current = opened !== null
  }, [opened])
  const isElsewhere = dialog !== null || filter !== null || byHand !== null
  useEffect(() => {
    if (!isElsewhere && !isReading.current) box.current?.focus()
  }, [isElsewhere])
  const { refresh: refreshBriefs } = briefs
  const catchUp = useCallback(() => {
    refreshBriefs()
    outdate()
  }, [refreshBriefs, outdate])
  const isCutOff = useLive(isSignedIn, {
    onEntry: model.hear,
    onBrief: refreshBriefs,
    onBack: catchUp,
    onRefused: session.check,
  })
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
  }, [closeByHand, setDialog])

  const signedInAgain = (user: DeskUser): void => {
    session.signedIn(user)
    retry()
    if (opened === null) box.current?.focus()
    else pane.current?.focus()
  }

  const actions: AnswerActions = useMemo(
    () => ({
      onCopy: copy,
      onCopySms: copySms,
      onCopyRecord: copyRecord,
      onShow: show,
      onAsOf: isStaff ? asOf.ask : undefined,
    }),
    [copy, copySms, copyRecord, show, isStaff, asOf.ask],
  )
  const isComparing = compared !== undefined && shown !== null

  // Drawn again with every letter is only what shows the question or its answer: all others get the same functions.
  const onType = useCallback((q: string) => move({ type: 'typed', q }), [move])
  const onNewCall = useStable(() => newCall(false))
  const onHelp = useStable(() => togglePanel('help'))
  const onNotes = useStable(() => togglePanel('notes'))
  const onEmergency = useStable(() => togglePanel('emergency'))
  const onFlag = useStable(() => togglePanel('flag'))
  const onBriefs = useStable(panels.turnBriefs)
  const onNotice = useStable(panels.toggleNotice)
  const onRow = useStable((at: number) => void desk.openAt(at))
  const onTab = useStable((at: number) => tabs[at] && show(tabs[at].code))
  const onFilter = useStable(desk.filterBy)
  const onUnfilter = useStable(unfilter)
  const onPin = useStable(togglePin)
  const onCompare = useStable(compare)
  const onBack = useStable(toBox)
  const onPassword = useStable(() => setDialog('password'))
  const onSignOut = useStable(() => void session.signOut())
  const asOfShown = useMemo(() => asOf.view && { entry: asOf.view, problem: null }, [asOf.view])

  return (
    <div
      className="desk"
      data-reading={opened !== null || isComparing || undefined}
      data-choosing={filter !== null || undefined}
    >
      <DeskHeader
        onNewCall={onNewCall}
        onHelp={onHelp}
        menu={
          <SessionMenu
            user={session.user}
            singleKeys={settings.singleKeys}
            onSingleKeys={settings.chooseSingleKeys}
            onPassword={onPassword}
            onSignOut={onSignOut}
          />
        }
      >
        <SearchBox ref={box} row={model.row} hasRows={model.rows.length > 0} onType={onType} />
      </DeskHeader>
      <BriefBar
        briefs={briefs.running}
        unread={briefs.unread.length}
        isReminded={briefs.isReminded}
        answered={flags.news}
        isCutOff={isCutOff}
        onBriefs={onBriefs}
        onFlags={onFlag}
      />
      <div className="range">
        <FilterBar
          query={model.place.query}
          facets={facets}
          candidates={model.search.answer?.query.districtCandidates ?? NO_CANDIDATES}
          open={filter}
          onOpen={setFilter}
          onFilter={onFilter}
        />
        <QueryNotes query={model.place.query} search={model.search} onMove={desk.moveAndType} />
        <ResultCount model={model} />
      </div>
      <main className="work">
        <ListColumn model={model} onOpen={onRow} onTry={desk.tryOut} onUnfilter={onUnfilter} onFlag={onFlag} />
        <div className="reading">
          <div className="reading-bar">
            <TabStrip tabs={tabs} opened={opened} onShow={onTab} />
            <PaneTools
              isPinned={own.pins.some(({ code }) => code === shown?.code)}
              hasAnswer={shown !== null}
              canCompare={variants.length > 1}
              onPin={onPin}
              onCompare={onCompare}
              onNotes={onNotes}
              onEmergency={onEmergency}
              onFlag={onFlag}
              onNotice={isStaff ? onNotice : undefined}
            />
          </div>
          {isComparing ? (
            <ComparePane
              entry={shown}
              shelf={shelf}
              variants={variants}
              other={compared}
              onPick={setCompared}
              onClose={onBack}
            />
          ) : (
            <AnswerPane
              ref={pane}
              code={model.code}
              shown={asOfShown ?? model.shown}
              hit={model.rows.find(({ code }) => code === model.code) ?? null}
              receivedAt={model.code === null ? null : shelf.receivedAt(model.code)}
              isStart={model.isStart}
              isEmpty={model.search.answer?.total === 0}
              today={today}
              sms={settings.sms}
              briefs={briefs.running}
              hasNews={model.hasNews && asOf.view === null}
              actions={actions}
              onBack={onBack}
              onRetry={retry}
              onRenew={model.renew}
            />
          )}
          <DeskPanels
            layers={layers}
            panels={panels}
            own={own}
            briefs={briefs}
            cards={cards}
            flags={flags}
            entry={shown}
            query={model.place.query.q}
            takesProposals={settings.takesProposals}
            tell={tell}
            onShow={show}
            onClose={onBack}
          />
        </div>
      </main>
      <FootLine isSignedIn={isSignedIn} />
      <Toast toast={toast} />
      {settings.watermark && session.user && <Watermark text={session.user.email} />}
      <DeskDialogs
        dialog={dialog}
        copyText={byHand}
        onClose={closeDialog}
        onPasswordChanged={() => {
          closeDialog()
          tell('비밀번호를 바꾸었습니다.')
        }}
      />
      {isExpired && (
        <SignInBar
          ref={signInBar}
          email={session.user?.email}
          listed={model.isWaiting ? model.search.answer?.query.raw.trim() : undefined}
          onSignedIn={signedInAgain}
        />
      )}
    </div>
  )
}

function useSignedOut(kind: string | undefined, expire: () => void): void {
  useEffect(() => {
    if (kind === 'signedOut') expire()
  }, [kind, expire])
}
