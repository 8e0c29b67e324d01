import { forwardRef } from 'react'
import type { SmsRules } from '../../../domain/composeSms'
import type { Brief } from '../../../domain/brief'
import type { Day } from '../../../domain/day'
import type { ShownEntry } from '../_state/useEntry'
import { useSlow } from '../_state/useSlow'
import { PROBLEM_TEXT } from '../_text/problemText'
import { AnswerArticle, type AnswerActions } from './AnswerArticle'
import { Icon } from './Icon'
import { Keys } from './Keys'
import { Welcome } from './Welcome'

interface AnswerPaneProps {
  code: string | null
  shown: ShownEntry
  /** Whether nothing has been asked yet. */
  isStart: boolean
  /** Whether nothing was found. */
  isEmpty: boolean
  today: Day
  sms: SmsRules
  briefs: readonly Brief[]
  /** Whether the answer has a newer text than the one that is being read. */
  hasNews: boolean
  actions: AnswerActions
  onBack: () => void
  onRetry: () => void
  onRenew: () => void
}

/** Keeps the answer before until the wanted one is there, so that nothing jumps while the highlight moves. */
export const AnswerPane = forwardRef<HTMLElement, AnswerPaneProps>(function AnswerPane(props, ref) {
  const { code, shown, isStart, isEmpty, today } = props
  const entry = code === null ? null : shown.entry
  const isLate = useSlow(code !== null && entry?.code !== code)
  return (
    <section ref={ref} className="pane" tabIndex={0} aria-label="답변" aria-busy={isLate}>
      <button type="button" className="pane-back button button--quiet" onClick={props.onBack}>
        <Icon name="back" />
        목록으로
      </button>
      {code === null && isStart && <Welcome />}
      {code === null && isEmpty && <PaneRest />}
      {shown.problem && code !== null && entry?.code !== code && (
        <div className="notice notice--problem" role="alert">
          <Icon name="offline" size={20} />
          <div>
            <p>{problemText(shown.problem.kind)}</p>
            {shown.problem.kind !== 'missing' && (
              <button type="button" className="button button--small" onClick={props.onRetry}>
                다시 불러오기
              </button>
            )}
          </div>
        </div>
      )}
      <div role="status">
        {props.hasNews && (
          <p className="notice notice--new">
            <Icon name="due" size={20} />이 답변이 방금 바뀌었습니다.
            <button
              type="button"
              className="button button--small"
              aria-keyshortcuts="Control+U"
              onClick={props.onRenew}
            >
              새 내용 보기
              <Keys combo="Ctrl+U" />
            </button>
          </p>
        )}
      </div>
      {entry && (
        <div className={entry.code !== code && isLate ? 'is-old' : undefined}>
          <AnswerArticle
            key={entry.code}
            entry={entry}
            today={today}
            sms={props.sms}
            briefs={props.briefs}
            actions={props.actions}
          />
        </div>
      )}
      {!entry && isLate && !shown.problem && <AnswerSkeleton />}
    </section>
  )
})

function problemText(kind: NonNullable<ShownEntry['problem']>['kind']): string {
  if (kind === 'signedOut') return '다시 로그인하면 이어서 보여 드립니다.'
  if (kind === 'missing') return '이 자료는 지금 볼 수 없습니다. 폐지되었거나 관리번호가 바뀌었을 수 있습니다.'
  return PROBLEM_TEXT[kind]
}

function PaneRest() {
  return (
    <div className="pane-rest">
      <Icon name="search" size={40} />
      <p>다른 낱말을 적으면 여기에 답변이 나옵니다.</p>
    </div>
  )
}

function AnswerSkeleton() {
  return (
    <div className="skeleton" aria-hidden="true">
      <span style={{ width: '30%' }} />
      <span style={{ width: '70%', height: '2.8rem' }} />
      <span style={{ width: '100%', height: '9rem' }} />
      <span style={{ width: '90%' }} />
      <span style={{ width: '80%' }} />
    </div>
  )
}
