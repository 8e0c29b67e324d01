import type { FieldProblem, ReadAnswer } from '../../../commands/reply/choiceToAnswer'
import type { ReplyEntry } from '../../../commands/reply/readReplyEntries'
import type { ReplyChoice } from '../../../commands/reply/replyDrafts'
import type { ReplyVisit } from '../../../commands/reply/replyVisit'
import { koreanDay } from '../../../domain/day'
import { ANSWER_LABELS, type OfficerAnswer } from '../../../domain/reply/officerAnswer'
import { wordDiff } from '../../../domain/wordDiff'
import { POST_ROLE_LABELS } from '../../../domain/refresh/recipients'
import { changedParts, PART_LABELS, type WrittenParts } from '../../../exchange/writtenParts'
import type { ReplyContact } from '../replyParts'
import { TextField } from './EntryFormPage'
import { Page } from './Page'
import { Problems } from './Problems'

export interface ReviewedEntry {
  entry: ReplyEntry
  choice: ReplyChoice | undefined
  read: ReadAnswer
  evidence: readonly string[]
}

interface ReviewPageProps {
  visit: ReplyVisit
  contact: ReplyContact
  nonce: string
  reviewed: readonly ReviewedEntry[]
  /** The sender's fields, and when the call was. */
  fields: Readonly<Record<string, string>>
  problems: readonly FieldProblem[]
}

/** What would be sent, with what changes, before it is. */
export function ReviewPage({ visit, contact, nonce, reviewed, fields, problems }: ReviewPageProps) {
  const answered = reviewed.filter(({ read }) => 'answer' in read)
  const incomplete = reviewed.filter(({ read }) => 'problems' in read)
  const passedOver = reviewed.filter(({ read, entry }) => 'later' in read && entry.facts.length === 0)
  const left = reviewed.filter(({ read, entry }) => 'later' in read && entry.facts.length > 0)
  const isFilled = ['sender.name', 'sender.position', 'sender.phone'].every((name) => fields[name])
  return (
    <Page title="보낼 내용을 확인해 주세요" contact={contact}>
      <Problems problems={problems} />
      {answered.length > 0 ? (
        <section>
          <h2>답하신 {answered.length}건</h2>
          <ol className="review">
            {answered.map((one) => (
              <ReviewItem key={one.entry.id} visit={visit} {...one} />
            ))}
          </ol>
        </section>
      ) : null}
      {incomplete.length > 0 ? <Incomplete visit={visit} entries={incomplete} /> : null}
      {passedOver.length > 0 ? (
        <section>
          <h2>따로 고르지 않은 {passedOver.length}건: ‘변경 없음’으로 보낼 수 있습니다</h2>
          <TitleList entries={passedOver} />
        </section>
      ) : null}
      {left.length > 0 ? (
        <section>
          <h2>사실 확인이 남은 {left.length}건: 이번에 보내지 않습니다</h2>
          <TitleList entries={left} />
        </section>
      ) : null}
      <form method="post" action={`${visit.base}/send`}>
        <input type="hidden" name="nonce" value={nonce} />
        <SenderFields visit={visit} fields={fields} />
        <p className="actions">
          {passedOver.length > 0 ? (
            <button type="submit" name="scope" value="rest" autoFocus={isFilled}>
              {answered.length > 0
                ? `답한 ${answered.length}건과 나머지 ${passedOver.length}건 ‘변경 없음’ 보내기`
                : `${passedOver.length}건 모두 ‘변경 없음’ 보내기`}
            </button>
          ) : null}
          {answered.length > 0 ? (
            <button
              type="submit"
              name="scope"
              value="answered"
              className={passedOver.length > 0 ? 'plain' : undefined}
              autoFocus={isFilled && passedOver.length === 0}
            >
              답한 {answered.length}건만 보내기
            </button>
          ) : null}
          <a className="button plain" href={visit.base}>
            돌아가 고치기
          </a>
        </p>
      </form>
    </Page>
  )
}

export function SenderFields({ visit, fields }: { visit: ReplyVisit; fields: Readonly<Record<string, string>> }) {
  return (
    <fieldset className="sender">
      <legend>{visit.via === 'phone' ? '통화한 분' : '보내는 분'}</legend>
      <p className="hint">
        {visit.organizationName}
        {visit.postTitle ? ` · ${visit.postTitle}` : ''}
        {visit.via === 'phone' ? '' : '. 다른 분이면 고쳐 주세요.'}
      </p>
      <TextField name="sender.name" label="성명" fields={fields} required />
      <TextField name="sender.position" label="직위" fields={fields} required />
      <TextField name="sender.phone" label="행정전화" fields={fields} type="tel" required />
      {visit.via === 'phone' ? (
        <TextField name="call.at" label="통화한 때" hint="2026-11-23 14:05처럼 씁니다." fields={fields} required />
      ) : null}
    </fieldset>
  )
}

const TitleList = ({ entries }: { entries: readonly ReviewedEntry[] }) => (
  <ul>
    {entries.map(({ entry, read }) => (
      <li key={entry.id}>
        <span className="code">{entry.code}</span> {entry.title}
        {'note' in read && read.note ? ` (${read.note})` : ''}
      </li>
    ))}
  </ul>
)

function Incomplete({ visit, entries }: { visit: ReplyVisit; entries: readonly ReviewedEntry[] }) {
  return (
    <section>
      <h2>덜 쓰신 {entries.length}건: 이번에 보내지 않습니다</h2>
      <ul>
        {entries.map(({ entry, read }) => (
          <li key={entry.id}>
            <a href={`${visit.base}/entries/${entry.id}`}>{entry.title}</a>:{' '}
            {'problems' in read ? read.problems.map(({ reason }) => reason).join(' ') : ''}
          </li>
        ))}
      </ul>
    </section>
  )
}

function ReviewItem({ visit, entry, choice, read, evidence }: ReviewedEntry & { visit: ReplyVisit }) {
  if (!('answer' in read)) return null
  const { answer } = read
  return (
    <li>
      <h3>
        {ANSWER_LABELS[answer.kind]} · {entry.title} <span className="code">{entry.code}</span>
      </h3>
      {answer.kind === 'change' ? <Differences before={entry.parts} after={choice?.fields ?? {}} /> : null}
      <p>{sentence(answer, entry)}</p>
      {evidence.length > 0 ? <p>근거자료: {evidence.join(', ')}</p> : null}
      {answer.kind === 'unchanged' ? null : (
        <p>
          <a href={`${visit.base}/entries/${entry.id}`}>고치기</a>
        </p>
      )}
    </li>
  )
}

function sentence(answer: OfficerAnswer, entry: ReplyEntry): string {
  switch (answer.kind) {
    case 'unchanged':
      return entry.facts.length > 0
        ? `${entry.facts.map(({ label, text }) => `${label} ${text}`).join(', ')} 확인`
        : '지금 내용 그대로입니다.'
    case 'change':
      return [
        answer.effectiveOn ? `${koreanDay(answer.effectiveOn)}부터 바뀝니다.` : '',
        `까닭: ${answer.reason}`,
      ].join(' ')
    case 'person':
      return `${koreanDay(answer.from)}부터 ${POST_ROLE_LABELS[answer.person.as]} ${answer.person.name} (${answer.person.phone}, ${answer.person.email})`
    case 'reroute':
      return `옮겨 갈 부서: ${answer.to}. 까닭: ${answer.reason}`
    case 'undecided':
      return `${koreanDay(answer.until)}까지 기다립니다. 까닭: ${answer.reason}`
    default:
      return `까닭: ${answer.reason}`
  }
}

export function Differences(input: { before: WrittenParts; after: Readonly<Partial<WrittenParts>> }) {
  const { before, after } = input
  return (
    <dl className="differences">
      {changedParts(before, after).map((name) => (
        <div key={name}>
          <dt>{PART_LABELS[name]}</dt>
          <dd>
            {wordDiff(before[name], (after[name] ?? '').trim()).map(({ kind, text }, index) =>
              kind === 'added' ? (
                <ins key={index}>{text}</ins>
              ) : kind === 'removed' ? (
                <del key={index}>{text}</del>
              ) : (
                text
              ),
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
