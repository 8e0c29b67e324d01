'use client'

import { useEffect, useRef, useState, type RefObject } from 'react'
import { useAllFormFields } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'

import type { Brief } from '../../domain/brief'
import { previewMessageIn } from '../../domain/briefPreview'
import { useEntryCodes } from './useEntryCodes'
import { entryIdsOf, writtenBrief, type WrittenBrief } from './writtenBrief'
import './briefs.css'

/** Until the desk's page has told how much room it needs, in px. */
const FIRST_HEIGHT = 320

/** The brief as it is being written, on the desk's own page: the admin draws nothing of it itself. */
export function BriefPreview() {
  const [fields] = useAllFormFields()
  const written = reduceFieldsToValues(fields, true) as WrittenBrief
  const codes = useEntryCodes(entryIdsOf(written))
  const frame = useRef<HTMLIFrameElement>(null)
  const height = useDeskPage(frame, writtenBrief(written, codes))
  return (
    <section aria-label="미리 보기" className="ieum-brief-preview">
      <h3>상담 화면에서는 이렇게 보입니다</h3>
      <iframe ref={frame} title="상담 화면 미리 보기" src="/brief-preview" style={{ height }} />
    </section>
  )
}

/** Tells the page in the frame of every change. @returns the height it asks for, in px */
function useDeskPage(frame: RefObject<HTMLIFrameElement | null>, brief: Brief): number {
  const [height, setHeight] = useState(FIRST_HEIGHT)
  const told = JSON.stringify(brief)
  const latest = useRef(told)
  useEffect(() => {
    latest.current = told
    tell(frame.current, told)
  }, [frame, told])
  useEffect(() => {
    const hear = (event: MessageEvent): void => {
      if (event.origin !== window.location.origin || event.source !== frame.current?.contentWindow) return
      const message = previewMessageIn(event.data)
      if (message?.type === 'ieum.preview.ready') tell(frame.current, latest.current)
      if (message?.type === 'ieum.preview.height') setHeight(message.height)
    }
    window.addEventListener('message', hear)
    return () => window.removeEventListener('message', hear)
  }, [frame])
  return height
}

function tell(frame: HTMLIFrameElement | null, brief: string): void {
  const message = { type: 'ieum.preview.brief', brief: JSON.parse(brief) as Brief }
  frame?.contentWindow?.postMessage(message, window.location.origin)
}
