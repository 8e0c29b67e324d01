'use client'

import { useEffect, useRef, useState } from 'react'
import type { Brief } from '../../../domain/brief'
import { previewMessageIn, type BriefPreviewMessage } from '../../../domain/briefPreview'
import type { DeskView } from '../../../domain/deskView'
import { fetchEntry } from '../_api/lookup'
import { useNow } from '../_state/useNow'
import { useSettings } from '../_state/useSettings'
import { AnswerArticle, type AnswerActions } from './AnswerArticle'
import { BriefBar } from './BriefBar'
import { BriefPanel } from './BriefPanel'

const nothing = (): void => undefined
const NO_ACTIONS: AnswerActions = {
  onCopy: nothing,
  onCopySms: nothing,
  onCopyRecord: nothing,
  onShow: nothing,
  onAsOf: undefined,
}

/** A brief as every agent will see it, by the desk's own parts: its line in the bar, the brief opened, the answers under it. */
export function BriefPreview() {
  const brief = useWrittenBrief()
  const root = useHeightTold()
  const [chosen, setChosen] = useState('')
  const { today } = useNow()
  const settings = useSettings(true)
  const codes = brief ? [...new Set([...brief.overlays, ...brief.replaces.map(({ entry }) => entry)])] : []
  const code = codes.find((one) => one === chosen) ?? codes[0] ?? null
  const entry = usePublished(code)
  return (
    <main ref={root} className="preview">
      {brief && (
        <>
          <BriefBar
            briefs={[brief]}
            unread={brief.mustRead ? 1 : 0}
            isReminded={false}
            answered={0}
            isCutOff={false}
            onBriefs={nothing}
            onFlags={nothing}
          />
          {/* As it is written now: the panel keeps the text it was opened with. */}
          <BriefPanel
            key={JSON.stringify(brief)}
            brief={brief}
            hasMore={false}
            isUnread={brief.mustRead}
            readBefore={undefined}
            takesFocus={false}
            onAcknowledge={nothing}
            onNext={nothing}
            onShow={setChosen}
            onClose={nothing}
          />
          {codes.length > 1 && (
            <p className="preview-codes">
              {codes.map((one) => (
                <button
                  key={one}
                  type="button"
                  className="button button--small"
                  aria-pressed={one === code}
                  onClick={() => setChosen(one)}
                >
                  {one}
                </button>
              ))}
            </p>
          )}
          {entry && (
            <section className="pane" aria-label="답변">
              <AnswerArticle entry={entry} today={today} sms={settings.sms} briefs={[brief]} actions={NO_ACTIONS} />
            </section>
          )}
        </>
      )}
    </main>
  )
}

/** @returns the brief in the form of the page around this one. */
function useWrittenBrief(): Brief | null {
  const [brief, setBrief] = useState<Brief | null>(null)
  useEffect(() => {
    const hear = (event: MessageEvent): void => {
      if (event.origin !== window.location.origin || event.source !== window.parent) return
      const message = previewMessageIn(event.data)
      if (message?.type === 'ieum.preview.brief') setBrief(message.brief)
    }
    window.addEventListener('message', hear)
    tellAround({ type: 'ieum.preview.ready' })
    return () => window.removeEventListener('message', hear)
  }, [])
  return brief
}

/** The page around gives as much room as is needed: a preview that scrolls of its own hides what it is for. */
function useHeightTold(): React.RefObject<HTMLElement | null> {
  const root = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!root.current) return
    const watched = root.current
    const watcher = new ResizeObserver(() =>
      tellAround({ type: 'ieum.preview.height', height: Math.ceil(watched.getBoundingClientRect().height) }),
    )
    watcher.observe(watched)
    return () => watcher.disconnect()
  }, [])
  return root
}

/** @returns the published answer of that code, `null` until it is there and when there is none. */
function usePublished(code: string | null): DeskView | null {
  const [entry, setEntry] = useState<DeskView | null>(null)
  useEffect(() => {
    if (code === null) return
    let wanted = true
    fetchEntry(code).then(
      (found) => wanted && setEntry(found),
      // The form says what is chosen; an answer that is not published has no desk to be shown on.
      () => wanted && setEntry(null),
    )
    return () => {
      wanted = false
    }
  }, [code])
  return code !== null && entry?.code === code ? entry : null
}

function tellAround(message: BriefPreviewMessage): void {
  if (window.parent !== window) window.parent.postMessage(message, window.location.origin)
}
