import { memo } from 'react'
import type { Brief } from '../../../domain/brief'
import { briefKind } from '../_text/briefKind'
import { clockTime } from '../_text/clockTime'
import { Icon } from './Icon'
import { Keys } from './Keys'

interface BriefBarProps {
  /** The running ones, the most urgent first. */
  briefs: readonly Brief[]
  /** How many must-read ones this agent has not acknowledged. */
  unread: number
  /** Whether the staff have reminded of them. */
  isReminded: boolean
  /** How many answers to the agent's flags are new. */
  answered: number
  /** Whether the server tells nothing at the moment. */
  isCutOff: boolean
  onBriefs: () => void
  onFlags: () => void
}

/** What holds right now, in one line that is always there: a brief that begins or ends moves nothing. */
export const BriefBar = memo(function BriefBar({
  briefs,
  unread,
  isReminded,
  answered,
  isCutOff,
  onBriefs,
  onFlags,
}: BriefBarProps) {
  const first = briefs[0]
  return (
    <section className="brief-bar" aria-label="진행 중인 공지" data-urgent={first?.kind === 'urgent' || undefined}>
      {first ? (
        <button type="button" className="brief-bar-first" aria-keyshortcuts="Control+J" onClick={onBriefs}>
          <span className={`brief-tag brief-tag--${first.kind}`}>
            {first.kind === 'urgent' && <Icon name="overdue" />}
            {briefKind(first)}
          </span>
          <strong>{first.title}</strong>
          <span className="brief-bar-news">{newsOf(first)}</span>
          {briefs.length > 1 && <span className="brief-bar-more">외 {briefs.length - 1}건</span>}
          <Keys combo="Ctrl+J" />
        </button>
      ) : (
        <p className="brief-bar-none">진행 중인 공지가 없습니다.</p>
      )}
      <div className="brief-bar-side">
        {isCutOff && (
          <span className="brief-bar-cut">
            <Icon name="offline" />새 공지를 받지 못하고 있습니다
          </span>
        )}
        {answered > 0 && (
          <button type="button" className="brief-bar-call" onClick={onFlags}>
            알린 내용에 답 {answered}건
          </button>
        )}
        {unread > 0 && (
          <button type="button" className="brief-bar-call" aria-keyshortcuts="Control+J" onClick={onBriefs}>
            <Icon name="due" />
            {isReminded && '다시 알림: '}꼭 읽을 자료 {unread}건
          </button>
        )}
      </div>
      <p className="visually-hidden" role="status">
        {isCutOff && '연결이 끊겨 새 공지를 받지 못하고 있습니다. 저절로 다시 잇습니다. '}
        {unread > 0 && `${isReminded ? '다시 알림. ' : ''}꼭 읽을 자료 ${unread}건. `}
        {first?.kind === 'urgent' && `긴급공지. ${first.title}. ${newsOf(first)}`}
      </p>
    </section>
  )
})

function newsOf({ kind, from, place, updates }: Brief): string {
  const last = updates.at(-1)
  if (last) return `${clockTime(last.at)} 현재 ${last.text}`
  return [place, kind === 'urgent' && `${clockTime(from)} 현재`].filter(Boolean).join(' · ')
}
