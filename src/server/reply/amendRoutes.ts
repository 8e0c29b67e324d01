import { createElement } from 'react'
import { Hono, type Context } from 'hono'

import { evidenceOf } from '../../commands/reply/evidenceText'
import type { FieldProblem } from '../../commands/reply/choiceToAnswer'
import { readAmendable, type Amendable } from '../../commands/reply/readAmendable'
import { readAmendment } from '../../commands/reply/readAmendment'
import { readSender } from '../../commands/reply/readSender'
import { keepReplyChoices, readReplyDraft, type ReplyChoice } from '../../commands/reply/replyDrafts'
import type { ReplyVisit } from '../../commands/reply/replyVisit'
import { answerKindOf, sendAmendment } from '../../commands/reply/sendAmendment'
import { withdrawRequest } from '../../commands/withdrawRequest'
import { dayOf } from '../../domain/day'
import { isIeumError } from '../../lib/errors'
import { AmendedPage } from './pages/AmendedPage'
import { AmendPage } from './pages/AmendPage'
import { AmendReviewPage } from './pages/AmendReviewPage'
import { readCallTime } from './readCallTime'
import { amendedFields } from './readChoices'
import { readReplyForm } from './readReplyForm'
import { renderPage } from './renderPage'
import type { ReplyParts } from './replyParts'
import type { AtVisit } from './replyRoutes'
import { takeEvidence } from './takeEvidence'

/**
 * `amend` below a visit: the text of one request, filled in as it was written, to be sent again. GET and HEAD write nothing; a
 * POST keeps what was written and goes on by a redirect.
 */
export function amendRoutes(parts: ReplyParts, at: AtVisit): Hono {
  const { payload, db, clock } = parts
  const now = (): Date => new Date(clock())

  /** With the request of the visit, while it waits; else says how far it is. */
  const atOpen = (handle: (c: Context, visit: ReplyVisit, amendable: Amendable) => Promise<Response>) =>
    at(async (c, visit) => {
      const amendable = visit.amends ? await readAmendable(db, visit.amends) : undefined
      if (!amendable) return c.redirect(visit.base, 303)
      if (amendable.isOpen) return handle(c, visit, amendable)
      return renderPage(c, createElement(AmendedPage, { contact: await parts.contact(), request: amendable.request }))
    })

  /** What was written here before, else what the request says. */
  const choiceOf = async (visit: ReplyVisit, { request, fields }: Amendable): Promise<ReplyChoice> => {
    const id = request._id.toHexString()
    const kept = (await readReplyDraft(db, visit.id)).choices.get(id)
    return (
      kept ?? { entry: id, revision: 0, kind: answerKindOf(request), facts: [], fields, evidence: request.evidence }
    )
  }

  const form = async (
    c: Context,
    visit: ReplyVisit,
    amendable: Amendable,
    choice: ReplyChoice,
    problems: readonly FieldProblem[],
  ): Promise<Response> => {
    const evidence = await evidenceOf(payload, choice.evidence)
    const contact = await parts.contact()
    const page = createElement(AmendPage, { visit, contact, amendable, fields: choice.fields, evidence, problems })
    return renderPage(c, page, problems.length > 0 ? 422 : 200)
  }

  const review = async (
    c: Context,
    visit: ReplyVisit,
    amendable: Amendable,
    given?: { fields: Readonly<Record<string, string>>; problems: readonly FieldProblem[] },
  ): Promise<Response> => {
    const { nonce, choices } = await readReplyDraft(db, visit.id)
    const choice = choices.get(amendable.request._id.toHexString())
    if (!nonce || !choice || 'problems' in readAmendment(amendable, choice.fields, dayOf(now())))
      return c.redirect(`${visit.base}/amend`, 303)
    const { sender } = visit
    const fields = given?.fields ?? {
      'sender.name': amendable.request.sender.name,
      'sender.position': amendable.request.sender.position,
      'sender.phone': amendable.request.sender.phone,
      ...(amendable.isReturned
        ? {}
        : { 'sender.name': sender.name, 'sender.position': sender.position, 'sender.phone': sender.phone }),
    }
    const page = createElement(AmendReviewPage, {
      visit,
      contact: await parts.contact(),
      amendable,
      nonce,
      written: choice.fields,
      evidence: (await evidenceOf(payload, choice.evidence)).map(({ filename }) => filename),
      fields,
      problems: given?.problems ?? [],
    })
    return renderPage(c, page, given ? 422 : 200)
  }

  return new Hono()
    .get(
      '/',
      atOpen(async (c, visit, amendable) => form(c, visit, amendable, await choiceOf(visit, amendable), [])),
    )
    .post(
      '/',
      atOpen(async (c, visit, amendable) => {
        const posted = await readReplyForm(c.req.raw)
        const before = await choiceOf(visit, amendable)
        const entry = amendable.entries[0]?.id
        const taken = await takeEvidence({ payload, form: posted, before: before.evidence, visit, entry, now: now() })
        const fields = amendedFields(posted)
        const choice: ReplyChoice = { ...before, fields, evidence: taken.evidence }
        await keepReplyChoices({ db, visit: visit.id, chosen: [choice], now: now() })
        const read = readAmendment(amendable, fields, dayOf(now()))
        const problems = [...taken.problems, ...('problems' in read ? read.problems : [])]
        if (problems.length > 0) return form(c, visit, amendable, choice, problems)
        return c.redirect(`${visit.base}/amend/review`, 303)
      }),
    )
    .get(
      '/review',
      atOpen((c, visit, amendable) => review(c, visit, amendable)),
    )
    .post(
      '/send',
      at(async (c, visit) => {
        const posted = await readReplyForm(c.req.raw)
        const amendable = visit.amends ? await readAmendable(db, visit.amends) : undefined
        if (!amendable) return c.redirect(visit.base, 303)
        const sender = readSender(posted.fields)
        const call = visit.via === 'phone' ? readCallTime(posted.fields['call.at'] ?? '', now()) : undefined
        const problems = [
          ...('problems' in sender ? sender.problems : []),
          ...(call && 'reason' in call ? [{ field: 'call.at', reason: call.reason }] : []),
        ]
        if ('problems' in sender || problems.length > 0)
          return review(c, visit, amendable, { fields: posted.fields, problems })
        const result = await sendAmendment({
          payload,
          db,
          now: now(),
          visit,
          amendable,
          nonce: posted.fields.nonce ?? '',
          sender,
          ...(call && 'at' in call ? { call: { at: call.at, takenBy: visit.user ?? '' } } : {}),
        })
        if ('receipt' in result)
          return c.redirect(`${visit.base}/receipts/${encodeURIComponent(result.receipt.number)}`, 303)
        return c.redirect(`${visit.base}/amend`, 303)
      }),
    )
    .post(
      '/withdraw',
      atOpen(async (c, visit, { request }) => {
        const posted = await readReplyForm(c.req.raw)
        const { name, position, phone } = request.sender
        try {
          await withdrawRequest({
            payload,
            now: now(),
            id: request._id.toHexString(),
            actor: { name: [name, position, phone && `(${phone})`].filter(Boolean).join(' '), via: visit.via },
            reason: (posted.fields.why ?? '').trim().slice(0, 2000),
          })
        } catch (err) {
          // Decided meanwhile: the page says how far it is.
          if (!isIeumError(err) || err.code !== 'already-decided') throw err
        }
        return c.redirect(`${visit.base}/amend`, 303)
      }),
    )
}
