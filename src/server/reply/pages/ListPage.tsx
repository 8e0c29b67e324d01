import type { ReplyEntry } from '../../../commands/reply/readReplyEntries'
import type { ReplyChoice } from '../../../commands/reply/replyDrafts'
import type { ReceiptLine, ReplyReceipt } from '../../../commands/reply/replyReceipts'
import type { ReplyVisit } from '../../../commands/reply/replyVisit'
import { dayOf, koreanDay } from '../../../domain/day'
import { lexicalToPlainText } from '../../../domain/lexicalToPlainText'
import { ANSWER_KINDS, ANSWER_LABELS } from '../../../domain/reply/officerAnswer'
import type { ReplyContact } from '../replyParts'
import { EntryParts } from './EntryParts'
import { OUTCOME_LABELS } from './labels'
import { Page } from './Page'

export interface Answered {
  line: ReceiptLine
  receipt: ReplyReceipt
}

interface ListPageProps {
  visit: ReplyVisit
  contact: ReplyContact
  entries: readonly ReplyEntry[]
  answered: readonly Answered[]
  choices: ReadonlyMap<string, ReplyChoice>
}

const FRESHNESS = { fresh: '최신', due: '점검 예정', overdue: '점검기한 경과', disputed: '확인 중' } as const
const LEAD_LENGTH = 160

/** Every entry that is asked about, with its answers to choose from. Sending it shows what would be sent. */
export function ListPage({ visit, contact, entries, answered, choices }: ListPageProps) {
  const withFacts = entries.filter(({ facts }) => facts.length > 0)
  const title = visit.via === 'phone' ? '유선 확인 받아쓰기' : '담당 상담정보를 확인해 주세요'
  return (
    <Page title={title} contact={contact}>
      <p className="lead">
        <strong>
          {visit.organizationName}
          {visit.postTitle ? ` · ${visit.postTitle}` : ''}
        </strong>{' '}
        {entries.length > 0 ? `확인할 상담정보 ${entries.length}건입니다.` : ''}
      </p>
      {entries.length === 0 ? <AllDone count={answered.length} /> : null}
      {entries.length > 0 ? (
        <form method="post" action={`${visit.base}/answers`}>
          <ul className="notes">
            {withFacts.length > 0 ? (
              <li>
                <strong>{withFacts.length}건</strong>은 수수료·신청기간·전화번호가 맞는지 하나씩 표시해 주세요.
              </li>
            ) : null}
            {entries.length > 1 ? (
              <>
                <li>
                  바뀐 것이 없는 나머지는 답을 고르지 않아도 다음 화면에서 한꺼번에 ‘변경 없음’으로 보낼 수 있습니다.
                </li>
                <li>일부만 답해도 됩니다. 남은 것은 다시 열어 답하실 수 있습니다.</li>
              </>
            ) : null}
            {visit.expiresAt ? <li>이 주소는 {koreanDay(dayOf(visit.expiresAt))}까지 열립니다.</li> : null}
          </ul>
          <ol className="entries">
            {entries.map((entry, index) => (
              <EntryItem key={entry.id} entry={entry} choice={choices.get(entry.id)} isFirst={index === 0} />
            ))}
          </ol>
          <p className="actions">
            <button type="submit">다음: 보낼 내용 확인</button>
          </p>
        </form>
      ) : null}
      {answered.length > 0 ? <AnsweredList visit={visit} answered={answered} /> : null}
    </Page>
  )
}

function AllDone({ count }: { count: number }) {
  return (
    <p className="done" role="status">
      {count > 0 ? '모두 답하셨습니다. 고맙습니다.' : '지금 확인하실 상담정보가 없습니다. 고맙습니다.'}
    </p>
  )
}

interface EntryItemProps {
  entry: ReplyEntry
  choice: ReplyChoice | undefined
  isFirst: boolean
}

function EntryItem({ entry, choice, isFirst }: EntryItemProps) {
  const text = lexicalToPlainText(entry.content.answer).replace(/\s+/g, ' ').trim()
  return (
    <li id={entry.code}>
      <h2>
        {entry.title} <span className="code">{entry.code}</span>
      </h2>
      <p className="meta">
        최종 현행화 {koreanDay(entry.content.checkedAt)} ·{' '}
        <span className={`badge ${entry.freshness}`}>{FRESHNESS[entry.freshness]}</span>
      </p>
      {entry.deadLinks.map((link) => (
        <p className="caution" key={link}>
          링크가 열리지 않습니다: <span className="code">{link}</span>
        </p>
      ))}
      <p className="excerpt">{text.length > LEAD_LENGTH ? `${text.slice(0, LEAD_LENGTH)}…` : text}</p>
      <details>
        <summary>지금 내용 모두 보기</summary>
        <EntryParts parts={entry.parts} />
      </details>
      <input type="hidden" name={`revision.${entry.id}`} value={entry.revision} />
      {entry.facts.length > 0 ? <FactBoxes entry={entry} choice={choice} isFirst={isFirst} /> : null}
      <AnswerRadios entry={entry} choice={choice} isFirst={isFirst} />
    </li>
  )
}

function FactBoxes({ entry, choice, isFirst }: EntryItemProps) {
  return (
    <fieldset className="facts">
      <legend>맞으면 표시해 주세요</legend>
      {entry.facts.map(({ name, label, text }, index) => (
        <label key={name}>
          <input
            type="checkbox"
            name={`facts.${entry.id}`}
            value={name}
            defaultChecked={choice?.facts.includes(name)}
            autoFocus={isFirst && index === 0}
          />
          <span>
            {label} <strong>{text}</strong> 맞습니다
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function AnswerRadios({ entry, choice, isFirst }: EntryItemProps) {
  const hasFacts = entry.facts.length > 0
  const kinds = ANSWER_KINDS.filter((kind) => !(hasFacts && kind === 'unchanged'))
  const chosen = choice?.kind ?? 'later'
  return (
    <fieldset className="answers">
      <legend>{hasFacts ? '맞지 않으면' : '답'}</legend>
      <label>
        <input
          type="radio"
          name={`kind.${entry.id}`}
          value="later"
          defaultChecked={!kinds.some((kind) => kind === chosen)}
          autoFocus={isFirst && !hasFacts}
        />
        <span>{hasFacts ? '해당 없음' : '고르지 않음'}</span>
      </label>
      {kinds.map((kind) => (
        <label key={kind}>
          <input type="radio" name={`kind.${entry.id}`} value={kind} defaultChecked={chosen === kind} />
          <span>{ANSWER_LABELS[kind]}</span>
        </label>
      ))}
    </fieldset>
  )
}

function AnsweredList({ visit, answered }: { visit: ReplyVisit; answered: readonly Answered[] }) {
  return (
    <section className="answered">
      <h2>답하신 것 {answered.length}건</h2>
      <ul>
        {answered.map(({ line, receipt }) => (
          <li key={line.entry}>
            <span className="code">{line.code}</span> {line.title}: {ANSWER_LABELS[line.kind]} (
            {OUTCOME_LABELS[line.outcome]}) · <a href={`${visit.base}/receipts/${receipt.number}`}>{receipt.number}</a>
            {visit.via === 'account' && line.request ? (
              <>
                {' '}
                · <a href={`/admin/requests/${line.request}`}>처리 상태</a>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      <p>보낸 답을 고치시려면 아래 전화로 알려 주세요.</p>
    </section>
  )
}
