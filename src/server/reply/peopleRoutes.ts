import { createElement } from 'react'
import { Hono, type Context } from 'hono'

import type { PeopleAnswer } from '../../commands/answerPeople'
import type { FieldProblem } from '../../commands/reply/choiceToAnswer'
import { readAskedPeople, type AskedPeople, type AskedPost } from '../../commands/reply/readAskedPeople'
import { readNewPerson } from '../../commands/reply/readNewPerson'
import { readSender } from '../../commands/reply/readSender'
import type { ReplyVisit } from '../../commands/reply/replyVisit'
import { sendPeople } from '../../commands/reply/sendPeople'
import { dayOf } from '../../domain/day'
import { NewPersonPage, PeoplePage } from './pages/PeoplePage'
import { personFields } from './readChoices'
import { readCallTime } from './readCallTime'
import { readReplyForm, type ReplyForm } from './readReplyForm'
import { renderPage } from './renderPage'
import type { ReplyParts } from './replyParts'
import type { AtVisit } from './replyRoutes'

/** What stands in the fields, and what is wrong with them. */
interface Given {
  fields: Readonly<Record<string, string>>
  problems: readonly FieldProblem[]
}

/**
 * `people` below a visit: 담당자 일제 확인. One press says that they are the same; a form for each duty says who takes over. GET
 * and HEAD write nothing.
 */
export function peopleRoutes(parts: ReplyParts, at: AtVisit): Hono {
  const { payload, db, clock, contact } = parts
  const now = (): Date => new Date(clock())

  /** With the duties that are asked about; a visit that asks something else goes to its own page. */
  const atAsked = (handle: (c: Context, visit: ReplyVisit, asked: AskedPeople) => Promise<Response>) =>
    at(async (c, visit) => {
      if (!visit.people) return c.redirect(visit.base, 303)
      return handle(c, visit, await readAskedPeople(db, visit, dayOf(now())))
    })
  const postOf = (c: Context, { posts }: AskedPeople): AskedPost | undefined =>
    posts.find(({ id }) => id === c.req.param('post'))

  const page = async (c: Context, visit: ReplyVisit, asked: AskedPeople, given?: Given): Promise<Response> => {
    const { fields, problems } = given ?? { fields: senderFields(visit), problems: [] }
    const shared = { visit, contact: await contact(), asked, fields, problems }
    const post = postOf(c, asked)
    return renderPage(
      c,
      post ? createElement(NewPersonPage, { ...shared, post }) : createElement(PeoplePage, shared),
      given ? 422 : 200,
    )
  }

  const send = async (
    c: Context,
    visit: ReplyVisit,
    asked: AskedPeople,
    { form, read }: { form: ReplyForm; read: PeopleAnswer | { problems: FieldProblem[] } },
  ): Promise<Response> => {
    const sender = readSender(form.fields)
    const call = visit.via === 'phone' ? readCallTime(form.fields['call.at'] ?? '', now()) : undefined
    const problems = [
      ...('problems' in read ? read.problems : []),
      ...('problems' in sender ? sender.problems : []),
      ...(call && 'reason' in call ? [{ field: 'call.at', reason: call.reason }] : []),
    ]
    const again = (found: readonly FieldProblem[]) => page(c, visit, asked, { fields: form.fields, problems: found })
    if ('problems' in read || 'problems' in sender || problems.length > 0) return again(problems)
    const result = await sendPeople({
      ...{ payload, db, now: now(), visit, answer: read, sender },
      shown: form.fields.shown ?? '',
      ...(call && 'at' in call ? { call: { at: call.at, takenBy: visit.user ?? '' } } : {}),
    })
    if ('receipt' in result)
      return c.redirect(`${visit.base}/receipts/${encodeURIComponent(result.receipt.number)}`, 303)
    return again([{ field: 'sender.name', reason: '그 사이 담당자가 바뀌었습니다. 아래 담당자를 다시 확인해 주세요.' }])
  }

  return new Hono()
    .get(
      '/',
      atAsked((c, visit, asked) => page(c, visit, asked)),
    )
    .post(
      '/',
      atAsked(async (c, visit, asked) => {
        const form = await readReplyForm(c.req.raw)
        // Those the page asked about: a page that was sent before shows its receipt again.
        const posts = asked.posts.filter(({ answered }) => answered?.line.kind !== 'person').map(({ id }) => id)
        return send(c, visit, asked, { form, read: { kind: 'unchanged', posts } })
      }),
    )
    .get(
      '/:post',
      atAsked(async (c, visit, asked) =>
        postOf(c, asked) ? page(c, visit, asked) : c.redirect(`${visit.base}/people`, 303),
      ),
    )
    .post(
      '/:post',
      atAsked(async (c, visit, asked) => {
        const post = postOf(c, asked)
        if (!post) return c.redirect(`${visit.base}/people`, 303)
        const form = await readReplyForm(c.req.raw)
        const read = readNewPerson(personFields(form), dayOf(now()))
        return send(c, visit, asked, {
          form,
          read: 'problems' in read ? read : { kind: 'person', post: post.id, ...read },
        })
      }),
    )
}

const senderFields = ({ sender }: ReplyVisit): Record<string, string> => ({
  'sender.name': sender.name,
  'sender.position': sender.position,
  'sender.phone': sender.phone,
})
