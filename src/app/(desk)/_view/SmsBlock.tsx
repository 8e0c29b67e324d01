import { composeSms, type SmsRules } from '../../../domain/composeSms'
import type { Day } from '../../../domain/day'
import type { DeskView } from '../../../domain/deskView'
import { Icon } from './Icon'
import { Keys } from './Keys'

interface SmsBlockProps {
  entry: DeskView
  today: Day
  rules: SmsRules
  onCopy: () => void
}

/** The text message as it will be sent, with its size. */
export function SmsBlock({ entry, today, rules, onCopy }: SmsBlockProps) {
  const { text, bytes, isCut } = composeSms(entry, today, rules)
  if (text === '') return null
  return (
    <section className="sms">
      <h3>
        문자
        <span className="sms-size">
          {bytes.toLocaleString('ko')}/{rules.bytes.toLocaleString('ko')}바이트{isCut && ' · 길어서 줄임'}
        </span>
      </h3>
      <p>{text}</p>
      <button type="button" className="button button--small" aria-keyshortcuts="Control+Shift+Enter" onClick={onCopy}>
        <Icon name="copy" size={14} />
        문자 복사
        <Keys combo="Ctrl+Shift+Enter" />
      </button>
    </section>
  )
}
