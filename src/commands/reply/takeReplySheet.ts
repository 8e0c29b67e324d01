import { createHash } from 'node:crypto'

import { Types, type mongo } from 'mongoose'
import type { Payload } from 'payload'

import { dayOf } from '../../domain/day'
import type { AnswerOutcome, OfficerAnswer } from '../../domain/reply/officerAnswer'
import { readOtherParts } from '../../exchange/replySheet/readOtherParts'
import { readReplySheet, type SheetAnswer } from '../../exchange/replySheet/readReplySheet'
import { SHEET_COLUMNS } from '../../exchange/replySheet/sheetColumns'
import type { WrittenParts } from '../../exchange/writtenParts'
import { rejection, type Rejection } from '../../exchange/rejection'
import { DataRefusedError } from '../../lib/errors'
import { replyLinks } from '../replyLinks'
import { choiceToAnswer } from './choiceToAnswer'
import { linkVisit } from './linkVisit'
import { readSender } from './readSender'
import type { ReplyEntry } from './readReplyEntries'
import type { ReplyChoice } from './replyDrafts'
import { findReceipt, receiptsOf, writeReceipt, type ReplyReceipt } from './replyReceipts'
import { replyState } from './replyState'
import { receiptLines, type AnswerEntries } from './sendReply'

export interface SheetResult {
  /** `undefined` when the sheet said nothing new. */
  receipt: ReplyReceipt | undefined
  /** The receipts of this sheet's question that were there before. */
  earlier: ReplyReceipt[]
  rejected: Rejection[]
}

/**
 * Takes a 현행화 회신서 that came back: the answers a link would have given, once. Uploaded again it gives the same receipt;
 * with more rows filled it takes those.
 * @throws FileRefusedError when it cannot be read; DataRefusedError `reply/unknown-sheet`, `reply/no-sender`
 */
export async function takeReplySheet(input: {
  payload: Payload
  db: mongo.Db
  path: string
  now: Date
  /** The account that uploads it, hex. */
  user: string
  mostAsked: ReadonlySet<string>
  answerEntries: AnswerEntries
}): Promise<SheetResult> {
  const { payload, db, now, user, mostAsked, answerEntries } = input
  const sheet = await readReplySheet(input.path)
  const link = await replyLinks(db).findOne({ _id: new Types.ObjectId(sheet.id) })
  const visit = link && (await linkVisit(db, link, { base: '', via: 'sheet', user }))
  if (!visit)
    throw new DataRefusedError({
      code: 'reply/unknown-sheet',
      message: '우리가 보낸 회신서가 아닙니다. 파일을 확인해 주세요.',
    })
  const said = Object.fromEntries(Object.entries(sheet.sender).map(([name, text]) => [`sender.${name}`, text]))
  const sender = readSender(said)
  if ('problems' in sender)
    throw new DataRefusedError({
      code: 'reply/no-sender',
      message: `회신서 아래 ‘보내는 분’을 채워 주세요. ${sender.problems.map(({ reason }) => reason).join(' ')}`,
    })

  const earlier = await receiptsOf(db, visit.group)
  const { open } = await replyState({ payload, db, visit, mostAsked, now })
  const { answers, rejected } = answersIn(sheet.answers, open, visit.entries, now)
  const all = [...sheet.rejected, ...rejected]
  if (answers.length === 0) return { receipt: undefined, earlier, rejected: all }

  const outcomes: AnswerOutcome[] = []
  const person = { ...sender, organization: visit.organization, via: 'sheet' as const, user }
  for (const answer of answers) {
    // A key an entry, so that a second upload with more rows takes the new ones and no other.
    const key = `sheet:${sheet.id}:${answer.entry}:${answer.revision}`
    const from = visit.post ? { ...person, post: visit.post } : person
    outcomes.push(...(await answerEntries({ payload, now, answers: [answer], sender: from, key })))
  }
  // With what became of them: what was refused may be taken when the same sheet comes again.
  const key = `sheet:${sheet.id}:${createHash('sha256').update(JSON.stringify({ answers, outcomes })).digest('hex')}`
  const receipt =
    (await findReceipt(db, { key })) ??
    (await writeReceipt(db, {
      key,
      group: visit.group,
      at: now,
      via: 'sheet',
      organization: visit.organization,
      organizationName: visit.organizationName,
      ...(visit.post ? { post: visit.post } : {}),
      ...(visit.postTitle ? { postTitle: visit.postTitle } : {}),
      sender,
      lines: receiptLines(open, answers, outcomes),
    }))
  return { receipt, earlier, rejected: all }
}

function answersIn(
  rows: readonly SheetAnswer[],
  open: readonly ReplyEntry[],
  asked: readonly string[],
  now: Date,
): { answers: OfficerAnswer[]; rejected: Rejection[] } {
  const answers: OfficerAnswer[] = []
  const rejected: Rejection[] = []
  for (const row of rows) {
    const entry = open.find(({ id }) => id === row.entry)
    if (!entry) {
      if (!asked.includes(row.entry))
        rejected.push(rejection(row.line, '관리번호', row.code, '이 회신서의 자료가 아닙니다.'))
      continue
    }
    const other = readOtherParts(row.cells.newOther)
    if ('reason' in other) {
      rejected.push(rejection(row.line, SHEET_COLUMNS.newOther.header, row.cells.newOther, other.reason))
      continue
    }
    const read = choiceToAnswer(entry, choiceIn(row, entry, other.parts), dayOf(now))
    if ('answer' in read) answers.push(read.answer)
    else
      rejected.push(
        rejection(
          row.line,
          '답변',
          row.cells.answer,
          'problems' in read
            ? read.problems.map(({ reason }) => reason).join(' ')
            : (read.note ?? '‘사실 맞음’에 ‘예’를 넣어 주세요.'),
        ),
      )
  }
  return { answers, rejected }
}

/** The row as the page's form would have sent it: an empty 새 … cell leaves the part as it is. */
function choiceIn(row: SheetAnswer, entry: ReplyEntry, other: Partial<WrittenParts>): ReplyChoice {
  const { cells, kind } = row
  const fields: Record<string, string> = {
    ...(kind === 'change' ? other : {}),
    title: cells.newTitle || (other.title ?? entry.parts.title),
    answer: cells.newAnswer || (other.answer ?? entry.parts.answer),
    fee: cells.newFee || (other.fee ?? entry.parts.fee),
    hours: cells.newHours || (other.hours ?? entry.parts.hours),
    applyPeriods: cells.newPeriods || (other.applyPeriods ?? entry.parts.applyPeriods),
    reason: cells.reason,
    to: cells.to,
    until: cells.day,
    effectiveOn: cells.day,
    from: cells.day,
    name: cells.personName,
    email: cells.personEmail,
    phone: kind === 'person' ? cells.personPhone : cells.newPhone || (other.phone ?? entry.parts.phone),
  }
  return {
    entry: entry.id,
    revision: row.revision,
    kind,
    facts: row.saysFactsAreRight ? entry.facts.map(({ name }) => name) : [],
    fields,
    evidence: [],
  }
}
