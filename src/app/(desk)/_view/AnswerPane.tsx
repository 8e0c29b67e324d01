import { memo, type Ref } from 'react'
import type { SmsRules } from '../../../domain/composeSms'
import type { Brief } from '../../../domain/brief'
import type { Day } from '../../../domain/day'
import type { LookupHit } from '../../../domain/lookup'
import type { DeskErrorKind } from '../_api/DeskError'
import type { ShownEntry } from '../_state/useEntry'
import { useSlow } from '../_state/useSlow'
import { PROBLEM_TEXT } from '../_text/problemText'
import { AnswerArticle, type AnswerActions } from './AnswerArticle'
import { AnswerFromRow } from './AnswerFromRow'
import { Icon } from './Icon'
import { PaneLine } from './PaneLine'
import { Welcome } from './Welcome'

/** Nobody reads the answer before for longer than this while another one is wanted. */
const VERY_LATE_MS = 1_500

interface AnswerPaneProps {
  ref: Ref<HTMLElement>
  code: string | null
  shown: ShownEntry
  /** The row of the list that names this answer; what it says stands in while the answer can't be had. */
  hit: LookupHit | null
  /** When the text on the screen came from the server, in ms since the epoch. */
  receivedAt: number | null
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
export const AnswerPane = memo(function AnswerPane(props: AnswerPaneProps) {
  const { code, shown, hit, isStart, isEmpty, today } = props
  const entry = code === null ? null : shown.entry
  const isOther = entry?.code !== code
  const isLate = useSlow(code !== null && isOther)
  const isVeryLate = useSlow(code !== null && isOther, VERY_LATE_MS)
  const isMissing = code !== null && isOther && (shown.problem !== null || isVeryLate)
  const isUnsure = shown.problem?.mayPass === true || shown.problem?.kind === 'signedOut'
  return (
    <section ref={props.ref} className="pane" tabIndex={0} aria-label="답변" aria-busy={isLate}>
      <button type="button" className="pane-back button button--quiet" onClick={props.onBack}>
        <Icon name="back" />
        목록으로
      </button>
      {code === null && isStart && <Welcome />}
      {code === null && isEmpty && <PaneRest />}
      {isMissing && (
        <div className="notice notice--problem" role="alert">
          <Icon name={shown.problem ? 'offline' : 'due'} size={20} />
          <div>
            <p>{shown.problem ? problemText(shown.problem.kind) : '답변을 불러오고 있습니다.'}</p>
            {shown.problem?.mayPass && (
              <button type="button" className="button button--small" onClick={props.onRetry}>
                지금 다시 불러오기
              </button>
            )}
          </div>
        </div>
      )}
      {isMissing && hit && shown.problem?.kind !== 'missing' && <AnswerFromRow hit={hit} />}
      {/* Another answer must not be taken for the one that could not be had. */}
      {entry && !isMissing && (
        <div className={isOther && isLate ? 'is-old' : undefined}>
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
      <PaneLine
        hasNews={props.hasNews}
        receivedAt={!isOther && isUnsure ? props.receivedAt : null}
        onRenew={props.onRenew}
      />
    </section>
  )
})

function problemText(kind: DeskErrorKind): string {
  if (kind === 'signedOut') return '다시 로그인하면 이어서 보여 드립니다.'
  if (kind === 'missing') return '이 자료는 지금 볼 수 없습니다. 폐지되었거나 관리번호가 바뀌었을 수 있습니다.'
  if (kind === 'network' || kind === 'down')
    return '지금은 이 답변을 불러올 수 없습니다. 이어지는 대로 저절로 보여 드립니다.'
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
