import { clockTime } from '../_text/clockTime'
import { Icon } from './Icon'
import { Keys } from './Keys'

interface PaneLineProps {
  hasNews: boolean
  /** Set when it can't be asked whether the text still holds. */
  receivedAt: number | null
  onRenew: () => void
}

/** What is to be known of the text that is being read. At the pane's lower edge: it pushes no line away from under the eyes. */
export function PaneLine({ hasNews, receivedAt, onRenew }: PaneLineProps) {
  return (
    <div className="pane-line" role="status">
      {hasNews && (
        <p className="notice notice--new">
          <Icon name="due" size={20} />이 답변이 방금 바뀌었습니다.
          <button type="button" className="button button--small" aria-keyshortcuts="Control+U" onClick={onRenew}>
            새 내용 보기
            <Keys combo="Ctrl+U" />
          </button>
        </p>
      )}
      {receivedAt !== null && (
        <p className="notice">
          <Icon name="offline" size={20} />
          {clockTime(new Date(receivedAt).toISOString())}에 받은 내용입니다. 지금은 바뀌었는지 확인할 수 없습니다.
        </p>
      )}
    </div>
  )
}
