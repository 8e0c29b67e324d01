'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Session } from '../_state/useSession'
import { useCopy } from '../_state/useCopy'
import { useDeskKeys } from '../_state/useDeskKeys'
import { useDeskModel } from '../_state/useDeskModel'
import { useDeskUrl } from '../_state/useDeskUrl'
import { useFacets } from '../_state/useFacets'
import { useLiveEntries } from '../_state/useLiveEntries'
import { useNow } from '../_state/useNow'
import { useToast } from '../_state/useToast'
import type { DeskFilters, DeskMove } from '../_state/deskPlace'
import type { DeskPlace } from '../_text/deskUrl'
import { AnswerPane } from './AnswerPane'
import { DeskDialogs, type DeskDialog } from './DeskDialogs'
import { DeskHeader } from './DeskHeader'
import { FilterBar, type FilterName } from './FilterBar'
import { FootLine } from './FootLine'
import { ListColumn } from './ListColumn'
import { QueryNotes } from './QueryNotes'
import { ResultCount } from './ResultCount'
import { SearchBox } from './SearchBox'
import { SessionMenu } from './SessionMenu'
import { Toast } from './Toast'

const PAGE = 0.85

/** The desk: one box, the list, the answer beside it. */
export function DeskScreen({ session }: { session: Session }) {
  const model = useDeskModel()
  const { move, step, open, settled, retry } = model
  const box = useRef<HTMLInputElement>(null)
  const pane = useRef<HTMLElement>(null)
  const isAwake = useRef(false)
  const [dialog, setDialog] = useState<DeskDialog | null>(null)
  const [filter, setFilter] = useState<FilterName | null>(null)
  const { now, today } = useNow()
  const { toast, tell } = useToast()
  const { copy, copySms, byHand, closeByHand } = useCopy(model.wanted, tell)
  const facets = useFacets(model.search.answer, filter !== null)

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
    move({ type: 'closed' })
    box.current?.focus()
    box.current?.select()
  }, [move])
  const openAt = useCallback(
    async (at?: number) => {
      await settled()
      // In one column the pane takes the focus only once it is shown.
      if (!flushSync(() => open(at))) return
      pane.current?.focus()
      pane.current?.scrollTo({ top: 0 })
    },
    [settled, open],
  )
  const filterBy = useCallback(
    (filters: DeskFilters) => {
      setFilter(null)
      move({ type: 'filtered', filters })
      box.current?.focus()
    },
    [move],
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
  const hasFoundOffice = (model.search.answer?.query.organization ?? null) !== null
  const unfilter = useCallback(() => {
    setFilter(null)
    move({
      type: 'unfiltered',
      readDistrict: asked.readDistrict && !hasFound,
      readOrganization: asked.readOrganization && !hasFoundOffice,
    })
    box.current?.focus()
  }, [move, asked.readDistrict, asked.readOrganization, hasFound, hasFoundOffice])
  const tryOut = useCallback(
    (text: string) => {
      if (box.current) box.current.value = text
      move({ type: 'typed', q: text })
      box.current?.focus()
    },
    [move],
  )

  useDeskKeys(
    {
      step,
      open: () => void openAt(),
      copy,
      copySms,
      toBox,
      scrollAnswer: (pages) => pane.current?.scrollBy({ top: pages * PAGE * pane.current.clientHeight }),
      pickDistrict: () => setFilter('district'),
      pickCategory: () => setFilter('category'),
      pickFreshness: () => setFilter('freshness'),
      clearFilters: unfilter,
      help: () => setDialog('help'),
    },
    box,
  )
  const isElsewhere = dialog !== null || filter !== null || byHand !== null || session.state === 'expired'
  useEffect(() => {
    if (!isElsewhere) box.current?.focus()
  }, [isElsewhere])
  useLiveEntries(session.state === 'in', model.outdate)
  useSignedOut(model.search.problem?.kind ?? model.shown.problem?.kind, session.expire)
  useEffect(() => {
    window.addEventListener('online', retry)
    return () => window.removeEventListener('online', retry)
  }, [retry])
  useEffect(() => {
    pane.current?.scrollTo({ top: 0 })
  }, [model.shown.entry?.code])

  const closeDialog = useCallback(() => {
    setDialog(null)
    closeByHand()
  }, [closeByHand])

  return (
    <div className="desk" data-reading={model.place.opened !== null || undefined}>
      <DeskHeader
        onHelp={() => setDialog('help')}
        menu={
          <SessionMenu
            user={session.user}
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
        <AnswerPane
          ref={pane}
          code={model.code}
          shown={model.shown}
          isStart={model.isStart}
          isEmpty={model.search.answer?.total === 0}
          now={now}
          today={today}
          onCopy={copy}
          onCopySms={copySms}
          onBack={toBox}
          onRetry={retry}
        />
      </main>
      <FootLine isSignedIn={session.state === 'in'} />
      <Toast toast={toast} />
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
