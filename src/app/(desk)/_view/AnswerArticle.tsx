import { memo } from 'react'
import type { Day } from '../../../domain/day'
import type { EntryView } from '../../../domain/entryView'
import { checkedLine } from '../_text/checkedLine'
import { numberToAsk } from '../_text/numberToAsk'
import { AnswerNotice } from './AnswerNotice'
import { AnswerParts } from './AnswerParts'
import { AnswerSources } from './AnswerSources'
import { Badges } from './Badges'
import { FreshnessBadge } from './FreshnessBadge'
import { Icon } from './Icon'
import { Keys } from './Keys'
import { LexicalText } from './LexicalText'
import { LinkList } from './LinkList'
import { PhoneList } from './PhoneList'

interface AnswerArticleProps {
  entry: EntryView
  now: Date
  today: Day
  onCopy: () => void
  onCopySms: () => void
}

/** One answer, in the order it is needed: may I say this, what do I ask, what do I say, the facts, the rest. */
export const AnswerArticle = memo(function AnswerArticle({ entry, now, today, onCopy, onCopySms }: AnswerArticleProps) {
  // In doubt the notice names the number.
  const isDoubtful = entry.freshness === 'overdue' || entry.freshness === 'disputed'
  const phone = numberToAsk(entry.phones, now)
  return (
    <article className="answer" aria-labelledby="answer-title">
      <header className="answer-head">
        <div className="answer-badges">
          <Badges {...entry} />
          <FreshnessBadge freshness={entry.freshness} />
          {entry.checkedAt && <span className="answer-checked">{checkedLine(entry.checkedAt, today)}</span>}
        </div>
        <div className="answer-top">
          <h2 id="answer-title">{entry.title}</h2>
          <button type="button" className="button button--quiet" aria-keyshortcuts="Control+Enter" onClick={onCopy}>
            <Icon name="copy" />
            답변 복사
            <Keys combo="Ctrl+Enter" />
          </button>
        </div>
        {phone && !isDoubtful && (
          <p className="answer-phone">
            <Icon name="phone" />
            <strong>{phone.number}</strong>
            {[phone.name, phone.hours].filter(Boolean).join(' · ')}
          </p>
        )}
      </header>
      <AnswerNotice entry={entry} now={now} today={today} />
      <div className="answer-columns">
        <div className="answer-main">
          {entry.questions.trim() && (
            <section className="ask">
              <h3>확인질문</h3>
              <p>{entry.questions.trim()}</p>
            </section>
          )}
          {entry.script.trim() && (
            <section className="script">
              <h3>
                <Icon name="speech" />
                안내멘트
              </h3>
              <p>{entry.script.trim()}</p>
            </section>
          )}
          <AnswerParts entry={entry} />
          <section className="answer-text">
            <h3>내용</h3>
            <LexicalText state={entry.answer} />
          </section>
        </div>
        <div className="answer-side">
          {entry.phones.length > 0 && (
            <section>
              <h3>전화</h3>
              <PhoneList phones={entry.phones} />
            </section>
          )}
          {entry.sms.trim() && (
            <section className="sms">
              <h3>문자내용</h3>
              <p>{entry.sms.trim()}</p>
              <button
                type="button"
                className="button button--small"
                aria-keyshortcuts="Control+Shift+Enter"
                onClick={onCopySms}
              >
                <Icon name="copy" size={14} />
                문자 복사
                <Keys combo="Ctrl+Shift+Enter" />
              </button>
            </section>
          )}
          {entry.links.length > 0 && (
            <section>
              <h3>링크</h3>
              <LinkList links={entry.links} />
            </section>
          )}
          <section>
            <h3>자료 정보</h3>
            <AnswerSources entry={entry} />
          </section>
        </div>
      </div>
    </article>
  )
})
