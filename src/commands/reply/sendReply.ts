import type { mongo } from 'mongoose'
import type { Payload } from 'payload'

import { dayOf } from '../../domain/day'
import type { AnswerOutcome, AnswerSender, OfficerAnswer } from '../../domain/reply/officerAnswer'
import { choiceToAnswer } from './choiceToAnswer'
import type { ReplyEntry } from './readReplyEntries'
import { readReplyDraft, settleReplyDraft, type ReplyDraft } from './replyDrafts'
import { findReceipt, writeReceipt, type ReplyReceipt } from './replyReceipts'
import { receiptOf, type ReplyVisit } from './replyVisit'

/** What takes officers' answers, whichever way they came; the same key gives the same result, once. */
export type AnswerEntries = (input: {
  payload: Payload
  now: Date
  answers: readonly OfficerAnswer[]
  sender: AnswerSender
  key: string
}) => Promise<AnswerOutcome[]>

/** `answered`: what was chosen. `rest`: that, and 변경 없음 (일괄) for every entry that was passed over and may be. */
export type ReplyScope = 'answered' | 'rest'

export interface ReplySender {
  name: string
  position: string
  phone: string
}

export type SendReplyResult =
  | { receipt: ReplyReceipt }
  /** The page was sent before, or changed in another window: look at it again. */
  | { outdated: true }
  | { nothing: true }

/**
 * Sends what lies in the draft of a visit: answers, a receipt, an empty draft. Sent twice, by a double click or a lost
 * connection, it gives the receipt of the first time.
 */
export async function sendReply(input: {
  payload: Payload
  db: mongo.Db
  now: Date
  visit: ReplyVisit
  /** Those that may still be answered. */
  entries: readonly ReplyEntry[]
  scope: ReplyScope
  nonce: string
  sender: ReplySender
  /** When the call was, and whose account wrote it down. */
  call?: { at: Date; takenBy: string }
  answerEntries: AnswerEntries
}): Promise<SendReplyResult> {
  const { payload, db, now, visit, entries, nonce, sender } = input
  const key = `${visit.id}:${nonce}`
  const written = await findReceipt(db, { key })
  if (written) return { receipt: written }
  const draft = await readReplyDraft(db, visit.id)
  if (draft.nonce !== nonce) return { outdated: true }
  const answers = answersOf(entries, draft, input.scope, now)
  if (answers.length === 0) return { nothing: true }

  const outcomes = await input.answerEntries({ payload, now, answers, sender: senderOf(visit, sender), key })
  const receipt = await writeReceipt(db, {
    key,
    at: now,
    ...receiptOf(visit),
    sender,
    ...(input.call ? { call: input.call } : {}),
    lines: receiptLines(entries, answers, outcomes),
  })
  await settleReplyDraft({ db, visit: visit.id, nonce, sent: answers.map(({ entry }) => entry) })
  return { receipt }
}

/** @returns the answers that would be sent: those chosen, and with `rest` 변경 없음 for the ones that were passed over. */
export function answersOf(
  entries: readonly ReplyEntry[],
  draft: ReplyDraft,
  scope: ReplyScope,
  now: Date,
): OfficerAnswer[] {
  return entries.flatMap((entry): OfficerAnswer[] => {
    const choice = draft.choices.get(entry.id)
    const read = choiceToAnswer(entry, choice, dayOf(now))
    if ('answer' in read) return [read.answer]
    const passedOver = 'later' in read && entry.facts.length === 0
    return scope === 'rest' && passedOver
      ? [{ entry: entry.id, revision: choice?.revision ?? entry.revision, kind: 'unchanged', mode: 'all' }]
      : []
  })
}

export function receiptLines(
  entries: readonly Pick<ReplyEntry, 'id' | 'code' | 'title'>[],
  answers: readonly OfficerAnswer[],
  outcomes: readonly AnswerOutcome[],
): ReplyReceipt['lines'] {
  return answers.map((answer) => {
    const entry = entries.find(({ id }) => id === answer.entry)
    const outcome = outcomes.find((one) => one.entry === answer.entry)
    return {
      entry: answer.entry,
      outcome: outcome?.outcome ?? 'refused',
      message: outcome?.message ?? '받지 못했습니다. 다시 보내 주세요.',
      ...(outcome?.request ? { request: outcome.request } : {}),
      code: entry?.code ?? '',
      title: entry?.title ?? '',
      kind: answer.kind,
      ...(answer.kind === 'unchanged' ? { mode: answer.mode } : {}),
    }
  })
}

function senderOf(visit: ReplyVisit, sender: ReplySender): AnswerSender {
  return {
    ...sender,
    organization: visit.organization,
    ...(visit.post ? { post: visit.post } : {}),
    ...(visit.user ? { user: visit.user } : {}),
    via: visit.via,
  }
}
