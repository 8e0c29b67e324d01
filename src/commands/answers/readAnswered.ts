import { Types } from 'mongoose'

import { hasMovedOn } from '../../domain/threeWay'
import type { AnswerOutcome, OfficerAnswer } from '../../domain/reply/officerAnswer'
import type { Answering } from '../answerEntries'
import type { EntryRow } from '../entryRow'
import { readDifferences } from '../requests/readDifferences'
import { rowsOf } from '../rows'

/** An answer with the entry it is about, or with why it is not taken. */
export interface AnsweredEntry {
  answer: OfficerAnswer
  row: EntryRow
  refusal?: AnswerOutcome
}

const NO_ROW = {} as EntryRow

/**
 * Reads the entries that are answered. Not taken is what is not published, belongs to another office, stands in the
 * answers twice, or was changed since it was read.
 */
export async function readAnswered(
  { payload, transaction, sender }: Answering,
  answers: readonly OfficerAnswer[],
): Promise<AnsweredEntry[]> {
  const ids = answers.filter(({ entry }) => Types.ObjectId.isValid(entry)).map(({ entry }) => new Types.ObjectId(entry))
  const rows = await rowsOf<EntryRow>(payload, 'entries')
    .find({ _id: { $in: ids }, _status: 'published', deletedAt: null }, { session: transaction.session })
    .toArray()
  const rowById = new Map(rows.map((row) => [row._id.toHexString(), row]))
  const read = answers.filter(({ entry }, index) => rowById.has(entry) && firstOf(answers, entry) === index)
  const differences = await readDifferences({
    payload,
    transaction,
    request: {
      entries: read.map(({ entry }) => new Types.ObjectId(entry)),
      baseRevisions: read.map(({ revision }) => revision),
      proposed: null,
    },
  })
  const moved = new Set(differences.filter((each) => hasMovedOn(each.differences)).map(({ entry }) => entry))

  return answers.map((answer, index) => {
    const { entry } = answer
    const row = rowById.get(entry)
    const refuse = (outcome: 'stale' | 'refused', message: string): AnsweredEntry => ({
      answer,
      row: row ?? NO_ROW,
      refusal: { entry, outcome, message },
    })
    if (!row) return refuse('refused', '게시 중인 자료가 아닙니다. 교육운영부에 문의해 주세요.')
    if (sender.organization && row.organization.toHexString() !== sender.organization) {
      return refuse('refused', '다른 부서의 자료입니다. 교육운영부에 문의해 주세요.')
    }
    if (firstOf(answers, entry) !== index) return refuse('refused', '한 자료에 두 번 답하셨습니다. 하나만 남겨 주세요.')
    if (moved.has(entry)) {
      return refuse('stale', '보신 뒤에 내용이 바뀌었습니다. 지금 내용을 확인하고 다시 답해 주세요.')
    }
    return { answer, row }
  })
}

const firstOf = (answers: readonly OfficerAnswer[], entry: string): number =>
  answers.findIndex((answer) => answer.entry === entry)
