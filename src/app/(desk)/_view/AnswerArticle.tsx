import { memo, useMemo } from 'react'
import type { Brief } from '../../../domain/brief'
import type { SmsRules } from '../../../domain/composeSms'
import { koreanDay, dayOf, type Day } from '../../../domain/day'
import type { ChangedPart, DeskView } from '../../../domain/deskView'
import { TEXT_PARTS } from '../../../domain/entry'
import { briefsOver, replacedParts, withReplacements } from '../../../domain/replacedParts'
import { checkedLine } from '../_text/checkedLine'
import { AidList } from './AidList'
import { AnswerNotice } from './AnswerNotice'
import { AnswerParts } from './AnswerParts'
import { AnswerSources } from './AnswerSources'
import { AsOfForm } from './AsOfForm'
import { Badges } from './Badges'
import { BriefNotice } from './BriefNotice'
import { ChangedMark } from './ChangedMark'
import { FreshnessBadge } from './FreshnessBadge'
import { Icon } from './Icon'
import { Keys } from './Keys'
import { LexicalText } from './LexicalText'
import { LinkList } from './LinkList'
import { NumberNow } from './NumberNow'
import { PhoneList } from './PhoneList'
import { RelatedList } from './RelatedList'
import { Replaced } from './Replaced'
import { SmsBlock } from './SmsBlock'
import { UpcomingNotice } from './UpcomingNotice'

export interface AnswerActions {
  onCopy: () => void
  onCopySms: () => void
  onCopyRecord: () => void
  onShow: (code: string) => void
  /** For the quality staff: shows what it said then; `undefined` for everybody else. */
  onAsOf: ((at: Date) => void) | undefined
}

interface AnswerArticleProps {
  entry: DeskView
  today: Day
  sms: SmsRules
  /** The running briefs; none lies over what the answer said at an earlier moment. */
  briefs: readonly Brief[]
  actions: AnswerActions
}

const PART_NAMES: Record<ChangedPart, string> = { ...TEXT_PARTS, title: '제목', answer: '내용', phones: '전화' }

/** One answer, in the order it is needed: may I say this, what do I ask, what do I say, the facts, the rest. */
export const AnswerArticle = memo(function AnswerArticle({ entry, today, sms, briefs, actions }: AnswerArticleProps) {
  const over = useMemo(() => (entry.asOf ? [] : briefsOver(entry.code, briefs)), [entry, briefs])
  const replaced = useMemo(() => replacedParts(entry.code, over), [entry.code, over])
  const before = (part: ChangedPart): string | undefined =>
    entry.changes?.parts.find((changed) => changed.part === part)?.before
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
          <div className="answer-copies">
            <button
              type="button"
              className="button button--quiet"
              aria-keyshortcuts="Control+Enter"
              onClick={actions.onCopy}
            >
              <Icon name="copy" />
              답변 복사
              <Keys combo="Ctrl+Enter" />
            </button>
            <button
              type="button"
              className="button button--quiet"
              aria-keyshortcuts="Control+I"
              onClick={actions.onCopyRecord}
            >
              이력 복사
              <Keys combo="Ctrl+I" />
            </button>
          </div>
        </div>
        {entry.numberNow && <NumberNow answering={entry.numberNow} today={today} />}
        {entry.changes && (
          <p className="answer-changes">
            <span className="changed-tag">바뀜</span>
            {koreanDay(dayOf(entry.changes.since))}에 보신 뒤 바뀐 곳:{' '}
            {entry.changes.parts.map(({ part }) => PART_NAMES[part]).join(', ')}
          </p>
        )}
      </header>
      {over.map((brief) => (
        <BriefNotice key={brief.id} brief={brief} code={entry.code} />
      ))}
      <AnswerNotice entry={entry} today={today} />
      {entry.upcoming.map((change) => (
        <UpcomingNotice key={change.request} change={change} />
      ))}
      <div className="answer-columns">
        <div className="answer-main">
          {(entry.questions.trim() || replaced.has('questions')) && (
            <section className="ask">
              <h3>
                확인질문
                <ChangedMark before={before('questions')} />
              </h3>
              <p>
                <Replaced instead={replaced.get('questions')}>{entry.questions.trim()}</Replaced>
              </p>
            </section>
          )}
          {(entry.script.trim() || replaced.has('script')) && (
            <section className="script">
              <h3>
                <Icon name="speech" />
                안내멘트
                <ChangedMark before={before('script')} />
              </h3>
              <p>
                <Replaced instead={replaced.get('script')}>{entry.script.trim()}</Replaced>
              </p>
            </section>
          )}
          <AnswerParts entry={entry} before={before} replaced={replaced} />
          <section className="answer-text">
            <h3>
              내용
              <ChangedMark before={before('answer')} />
            </h3>
            <Replaced instead={replaced.get('answer')}>
              <LexicalText state={entry.answer} />
            </Replaced>
          </section>
        </div>
        <div className="answer-side">
          {entry.phones.length > 0 && (
            <section>
              <h3>
                전화
                <ChangedMark before={before('phones')} />
              </h3>
              <PhoneList phones={entry.phones} />
            </section>
          )}
          <SmsBlock entry={withReplacements(entry, replaced)} today={today} rules={sms} onCopy={actions.onCopySms} />
          {entry.related.length > 0 && (
            <section>
              <h3>이어서 묻는 내용</h3>
              <RelatedList related={entry.related} onShow={actions.onShow} />
            </section>
          )}
          {entry.aids.length > 0 && (
            <section>
              <h3>상담보조자료</h3>
              <AidList aids={entry.aids} onShow={actions.onShow} />
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
            {actions.onAsOf && entry.kind === 'entry' && <AsOfForm onAsk={actions.onAsOf} />}
          </section>
        </div>
      </div>
    </article>
  )
})
