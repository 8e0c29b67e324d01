import type { FieldProblem } from '../../../commands/reply/choiceToAnswer'
import type { AskedPeople, AskedPost } from '../../../commands/reply/readAskedPeople'
import type { ReplyVisit } from '../../../commands/reply/replyVisit'
import { koreanDay } from '../../../domain/day'
import { POST_ROLE_LABELS } from '../../../domain/refresh/recipients'
import type { ReplyContact } from '../replyParts'
import { PersonFields } from './EntryFormPage'
import { Page } from './Page'
import { Problems } from './Problems'
import { SenderFields } from './ReviewPage'

interface PeopleProps {
  visit: ReplyVisit
  contact: ReplyContact
  asked: AskedPeople
  /** The sender's fields, when the call was, and who takes over. */
  fields: Readonly<Record<string, string>>
  problems: readonly FieldProblem[]
}

/** 담당자 일제 확인: who answers for these duties, to be confirmed in one step, or changed duty by duty. */
export function PeoplePage({ visit, contact, asked, fields, problems }: PeopleProps) {
  const open = asked.posts.filter(({ answered }) => answered === undefined)
  const isFilled = ['sender.name', 'sender.position', 'sender.phone'].every((name) => fields[name])
  return (
    <Page title="담당자를 확인해 주세요" contact={contact}>
      <p className="lead">
        <strong>{visit.organizationName}</strong>{' '}
        {open.length > 0 ? `인사이동 뒤 담당자가 맞는지 여쭙니다. 담당업무 ${open.length}건입니다.` : ''}
      </p>
      <Problems problems={problems} />
      {open.length === 0 ? (
        <p className="done" role="status">
          모두 답하셨습니다. 고맙습니다.
        </p>
      ) : null}
      {asked.posts.map((post) => (
        <Duty key={post.id} base={visit.base} post={post} />
      ))}
      {open.length > 0 ? (
        <form method="post" action={`${visit.base}/people`}>
          <input type="hidden" name="shown" value={asked.shown} />
          <SenderFields visit={visit} fields={fields} />
          <p className="actions">
            <button type="submit" autoFocus={isFilled && problems.length === 0}>
              {open.length > 1 ? `${open.length}건 모두 그대로입니다` : '그대로입니다'}
            </button>
          </p>
        </form>
      ) : null}
    </Page>
  )
}

function Duty({ base, post }: { base: string; post: AskedPost }) {
  const { id, title, people, answered } = post
  return (
    <section>
      <h2>{title}</h2>
      <People post={post} />
      {people.length === 0 ? <p className="caution">적혀 있는 담당자가 없습니다.</p> : null}
      <p>
        {answered ? `${answered.line.message} (${answered.receipt.number}) ` : ''}
        <a href={`${base}/people/${id}`}>담당자 변경</a>
      </p>
    </section>
  )
}

function People({ post: { people } }: { post: AskedPost }) {
  return (
    <dl className="parts">
      {people.map(({ as, name, phone, email, from, until }) => (
        <div key={`${as} ${email} ${name}`}>
          <dt>{POST_ROLE_LABELS[as]}</dt>
          <dd>
            {[name || '성명 없음', phone, email].filter(Boolean).join(' · ')}
            {from ? ` (${koreanDay(from)}부터)` : ''}
            {until ? ` (${koreanDay(until)}까지)` : ''}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Who takes over one of these duties, and from when. */
export function NewPersonPage({ visit, contact, asked, post, fields, problems }: PeopleProps & { post: AskedPost }) {
  return (
    <Page title={`담당자 변경: ${post.title}`} contact={contact}>
      <p className="lead">{visit.organizationName}</p>
      <Problems problems={problems} />
      <People post={post} />
      <form method="post" action={`${visit.base}/people/${post.id}`}>
        <input type="hidden" name="shown" value={asked.shown} />
        <PersonFields fields={fields} />
        <SenderFields visit={visit} fields={fields} />
        <p className="actions">
          <button type="submit">보내기</button>
          <a className="button plain" href={`${visit.base}/people`}>
            돌아가기
          </a>
        </p>
      </form>
    </Page>
  )
}
