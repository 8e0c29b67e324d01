import { useState } from 'react'
import type { Brief } from '../../../domain/brief'
import { briefChanges } from '../_text/briefChanges'
import { briefKind } from '../_text/briefKind'
import { briefWindow } from '../_text/briefWindow'
import { BriefText } from './BriefText'
import { Icon } from './Icon'
import { Keys } from './Keys'
import { SidePanel } from './SidePanel'

interface BriefPanelProps {
  /** As it is now. */
  brief: Brief
  /** Whether another one can be turned to. */
  hasMore: boolean
  /** Whether its current text waits to be acknowledged. */
  isUnread: boolean
  /** When an earlier text was acknowledged, ISO. */
  readBefore: string | undefined
  takesFocus?: boolean
  onAcknowledge: (read: Brief) => void
  onNext: () => void
  onShow: (code: string) => void
  onClose: () => void
}

/** One brief, whole, or what is new in it. Its text stays while it is read: nobody acknowledges what came a moment before. */
export function BriefPanel(props: BriefPanelProps) {
  const { brief, hasMore, isUnread, readBefore, onAcknowledge, onNext, onClose } = props
  const [read, setRead] = useState(brief)
  const [since] = useState(readBefore)
  const isOld = read.revision !== brief.revision
  return (
    <SidePanel title={read.title} isWide takesFocus={props.takesFocus} onClose={onClose}>
      <p className="brief-head">
        <span className={`brief-tag brief-tag--${read.kind}`}>{briefKind(read)}</span>
        <span>{briefWindow(read)}</span>
      </p>
      {since === undefined ? (
        <BriefText brief={read} onShow={props.onShow} />
      ) : (
        <>
          <section className="brief-changes">
            <h3>
              <span className="changed-tag">바뀜</span>
              지난번에 확인하신 뒤 바뀐 내용
            </h3>
            <ul>
              {briefChanges(read, since).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
          <details className="brief-whole">
            <summary>전체 내용</summary>
            <BriefText brief={read} onShow={props.onShow} />
          </details>
        </>
      )}
      <div className="panel-foot">
        {(isOld || isUnread) && (
          <button
            type="button"
            data-first
            className="button button--primary"
            onClick={() => (isOld ? setRead(brief) : onAcknowledge(read))}
          >
            <Icon name={isOld ? 'due' : 'fresh'} />
            {isOld ? '방금 바뀐 내용 보기' : '확인했습니다'}
            <Keys combo="Enter" />
          </button>
        )}
        {hasMore && (
          <button type="button" className="button" aria-keyshortcuts="Control+J" onClick={onNext}>
            다음 공지
            <Keys combo="Ctrl+J" />
          </button>
        )}
      </div>
    </SidePanel>
  )
}
