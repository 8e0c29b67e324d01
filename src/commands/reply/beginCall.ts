import type { mongo } from 'mongoose'

import { dayOf } from '../../domain/day'
import { PUBLISHED_ROW } from '../../domain/published'
import { DataRefusedError } from '../../lib/errors'
import type { EntryRow } from '../entryRow'
import { createReplyLink } from '../replyLinks'

const refuse = (code: string, message: string): never => {
  throw new DataRefusedError({ code, message })
}

/**
 * Makes the question that a telephone call answers, when no mail has asked it.
 * @param codes 관리번호, as somebody typed them
 * @returns the id of the row, hex; the same one for the same entries on the same day
 * @throws DataRefusedError `reply/no-such-entry`, `reply/other-post`, `reply/no-post`
 */
export async function beginCall(input: { db: mongo.Db; codes: string; now: Date }): Promise<string> {
  const { db, now } = input
  const codes = [...new Set(input.codes.split(/[\s,;]+/).filter(Boolean))].slice(0, 50)
  const rows = await db
    .collection<EntryRow>('entries')
    .find({ ...PUBLISHED_ROW, code: { $in: codes } }, { projection: { code: 1, post: 1 } })
    .toArray()
  const unknown = codes.filter((code) => !rows.some((row) => row.code === code))
  if (codes.length === 0) refuse('reply/no-such-entry', '관리번호를 써 주세요. 여럿이면 쉼표로 나눕니다.')
  if (unknown.length > 0) refuse('reply/no-such-entry', `그런 관리번호가 없습니다: ${unknown.join(', ')}`)
  const posts = [...new Set(rows.map(({ post }) => post?.toHexString() ?? ''))]
  if (posts.length > 1)
    refuse('reply/other-post', '담당업무가 서로 다른 자료입니다. 담당업무마다 따로 받아 적어 주세요.')
  const post = posts[0] || refuse('reply/no-post', '담당 미지정 자료입니다. 담당업무를 먼저 지정해 주세요.')
  const sorted = rows.sort((one, other) => one.code.localeCompare(other.code))
  const period = `call ${dayOf(now)} ${sorted.map(({ code }) => code).join(' ')}`.slice(0, 900)
  return createReplyLink({ db, now, post, entries: sorted.map(({ _id }) => _id.toHexString()), period })
}
