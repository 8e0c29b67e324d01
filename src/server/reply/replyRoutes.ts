import { createElement } from 'react'
import { Hono, type Context } from 'hono'

import { choiceToAnswer, type FieldProblem } from '../../commands/reply/choiceToAnswer'
import { evidenceOf } from '../../commands/reply/evidenceText'
import { readSender } from '../../commands/reply/readSender'
import { keepReplyChoices, readReplyDraft, type ReplyChoice } from '../../commands/reply/replyDrafts'
import { findReceipt } from '../../commands/reply/replyReceipts'
import { replyState, type ReplyState } from '../../commands/reply/replyState'
import type { ReplyVisit } from '../../commands/reply/replyVisit'
import { sendReply } from '../../commands/reply/sendReply'
import { dayOf } from '../../domain/day'
import { amendRoutes } from './amendRoutes'
import { EntryFormPage } from './pages/EntryFormPage'
import { ListPage } from './pages/ListPage'
import { MessagePage } from './pages/MessagePage'
import { ReceiptPage } from './pages/ReceiptPage'
import { ReviewPage, type ReviewedEntry } from './pages/ReviewPage'
import { isFromElsewhere } from './isFromElsewhere'
import { readCallTime } from './readCallTime'
import { readReplyForm, type ReplyForm } from './readReplyForm'
import { renderPage } from './renderPage'
import type { ReplyParts } from './replyParts'
import { chosenIn, writtenFields } from './readChoices'
import { peopleRoutes } from './peopleRoutes'
import { takeEvidence } from './takeEvidence'

/** Wraps a handler with what each of them needs first: a form of our own, and a visit. */
export type AtVisit = (
  handle: (c: Context, visit: ReplyVisit) => Promise<Response>,
) => (c: Context) => Promise<Response>

/** Finds who stands at the page, or gives the answer that turns them away. */
export type FindVisit = (c: Context) => Promise<ReplyVisit | Response>

/**
 * The pages of one visit, below its base: the list, a form for each answer that needs words, what would be sent, the
 * receipt. GET and HEAD write nothing; a POST keeps what was chosen and goes on by a redirect.
 */
export function replyRoutes(parts: ReplyParts, findVisit: FindVisit): Hono {
  const { payload, db, clock } = parts
  const app = new Hono()
  const now = (): Date => new Date(clock())

  const stateOf = async (visit: ReplyVisit): Promise<ReplyState> =>
    replyState({ payload, db, visit, mostAsked: await parts.mostAsked(now()), now: now() })

  const at: AtVisit =
    (handle) =>
    async (c: Context): Promise<Response> => {
      if (c.req.method === 'POST' && isFromElsewhere(c.req.raw.headers))
        return c.text('다른 화면에서 보낸 요청입니다.', 403)
      const visit = await findVisit(c)
      return visit instanceof Response ? visit : handle(c, visit)
    }

  app.route('/amend', amendRoutes(parts, at))
  app.route('/people', peopleRoutes(parts, at))

  app.get(
    '/',
    at(async (c, visit) => {
      if (visit.amends) return c.redirect(`${visit.base}/amend`, 302)
      if (visit.people) return c.redirect(`${visit.base}/people`, 302)
      const [{ open, answered }, { choices }] = [await stateOf(visit), await readReplyDraft(db, visit.id)]
      return renderPage(
        c,
        createElement(ListPage, { visit, contact: await parts.contact(), entries: open, answered, choices }),
      )
    }),
  )

  app.post(
    '/answers',
    at(async (c, visit) => {
      const form = await readReplyForm(c.req.raw)
      const [{ open }, draft] = [await stateOf(visit), await readReplyDraft(db, visit.id)]
      const chosen = chosenIn(form, open, draft.choices)
      await keepReplyChoices({ db, visit: visit.id, chosen, now: now() })
      return c.redirect(`${visit.base}${nextPath(open, chosen)}`, 303)
    }),
  )

  /** The first of those chosen whose form is not filled yet, else the review. */
  const nextPath = (open: ReplyState['open'], chosen: readonly ReplyChoice[]): string => {
    const today = dayOf(now())
    const unfilled = open.find((entry) => {
      const choice = chosen.find((one) => one.entry === entry.id)
      return 'problems' in choiceToAnswer(entry, choice, today)
    })
    return unfilled ? `/entries/${unfilled.id}` : '/review'
  }

  app.get(
    '/entries/:id',
    at(async (c, visit) => {
      const { open } = await stateOf(visit)
      const entry = open.find(({ id }) => id === c.req.param('id'))
      const choice = (await readReplyDraft(db, visit.id)).choices.get(entry?.id ?? '')
      if (!entry || !choice || choice.kind === 'later' || choice.kind === 'unchanged')
        return c.redirect(visit.base, 303)
      const { kind, fields } = choice
      const evidence = await evidenceOf(payload, choice.evidence)
      return renderPage(
        c,
        createElement(EntryFormPage, {
          visit,
          contact: await parts.contact(),
          entry,
          kind,
          fields,
          evidence,
          problems: [],
        }),
      )
    }),
  )

  app.post(
    '/entries/:id',
    at(async (c, visit) => {
      const form = await readReplyForm(c.req.raw)
      const [{ open }, draft] = [await stateOf(visit), await readReplyDraft(db, visit.id)]
      const entry = open.find(({ id }) => id === c.req.param('id'))
      const before = draft.choices.get(entry?.id ?? '')
      if (!entry || !before || before.kind === 'later' || before.kind === 'unchanged')
        return c.redirect(visit.base, 303)
      const taken = await takeEvidence({ payload, form, before: before.evidence, visit, entry: entry.id, now: now() })
      const choice: ReplyChoice = {
        ...before,
        revision: Number(form.fields.revision) || entry.revision,
        fields: writtenFields(form, before.kind),
        evidence: taken.evidence,
      }
      await keepReplyChoices({ db, visit: visit.id, chosen: [choice], now: now() })
      const read = choiceToAnswer(entry, choice, dayOf(now()))
      const problems = [...taken.problems, ...('problems' in read ? read.problems : [])]
      if (problems.length === 0)
        return c.redirect(
          `${visit.base}${nextPath(
            open,
            [...draft.choices.values()].map((one) => (one.entry === entry.id ? choice : one)),
          )}`,
          303,
        )
      const evidence = await evidenceOf(payload, choice.evidence)
      const page = createElement(EntryFormPage, {
        visit,
        contact: await parts.contact(),
        entry,
        kind: before.kind,
        fields: choice.fields,
        evidence,
        problems,
      })
      return renderPage(c, page, 422)
    }),
  )

  const review = async (
    c: Context,
    visit: ReplyVisit,
    given?: { fields: Readonly<Record<string, string>>; problems: readonly FieldProblem[] },
  ): Promise<Response> => {
    const [{ open }, draft] = [await stateOf(visit), await readReplyDraft(db, visit.id)]
    if (!draft.nonce || open.length === 0) return c.redirect(visit.base, 303)
    const files = await evidenceOf(
      payload,
      [...draft.choices.values()].flatMap(({ evidence }) => evidence),
    )
    const names = new Map(files.map(({ id, filename }) => [id, filename]))
    const reviewed = open.map((entry): ReviewedEntry => {
      const choice = draft.choices.get(entry.id)
      const evidence = (choice?.evidence ?? []).map((id) => names.get(id) ?? '')
      return { entry, choice, read: choiceToAnswer(entry, choice, dayOf(now())), evidence }
    })
    const { sender } = visit
    const fields = given?.fields ?? {
      'sender.name': sender.name,
      'sender.position': sender.position,
      'sender.phone': sender.phone,
    }
    const page = createElement(ReviewPage, {
      visit,
      contact: await parts.contact(),
      nonce: draft.nonce,
      reviewed,
      fields,
      problems: given?.problems ?? [],
    })
    return renderPage(c, page, given ? 422 : 200)
  }

  app.get('/review', at(review))

  app.post(
    '/send',
    at(async (c, visit) => {
      const form: ReplyForm = await readReplyForm(c.req.raw)
      const sender = readSender(form.fields)
      const call = visit.via === 'phone' ? readCallTime(form.fields['call.at'] ?? '', now()) : undefined
      const problems = [
        ...('problems' in sender ? sender.problems : []),
        ...(call && 'reason' in call ? [{ field: 'call.at', reason: call.reason }] : []),
      ]
      if ('problems' in sender || problems.length > 0) return review(c, visit, { fields: form.fields, problems })
      const result = await sendReply({
        payload,
        db,
        now: now(),
        visit,
        entries: (await stateOf(visit)).open,
        scope: form.fields.scope === 'rest' ? 'rest' : 'answered',
        nonce: form.fields.nonce ?? '',
        sender,
        ...(call && 'at' in call ? { call: { at: call.at, takenBy: visit.user ?? '' } } : {}),
        answerEntries: parts.answerEntries,
      })
      if ('receipt' in result)
        return c.redirect(`${visit.base}/receipts/${encodeURIComponent(result.receipt.number)}`, 303)
      const reason =
        'outdated' in result
          ? '다른 창에서 먼저 보냈거나 고친 내용이 있습니다. 아래 내용을 다시 확인해 주세요.'
          : '보낼 답이 없습니다. 목록에서 답을 골라 주세요.'
      return review(c, visit, { fields: form.fields, problems: [{ field: 'scope', reason }] })
    }),
  )

  app.get(
    '/receipts/:number',
    at(async (c, visit) => {
      const receipt = await findReceipt(db, { number: c.req.param('number') ?? '', group: visit.group })
      const contact = await parts.contact()
      if (receipt) {
        const { open } = await stateOf(visit)
        return renderPage(c, createElement(ReceiptPage, { visit, contact, receipt, left: open.length }))
      }
      const message = createElement(MessagePage, {
        title: '그런 접수번호가 없습니다',
        contact,
        children: createElement('p', null, createElement('a', { href: visit.base }, '목록으로 돌아가기')),
      })
      return renderPage(c, message, 404)
    }),
  )

  return app
}
