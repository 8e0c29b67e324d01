import { Types } from 'mongoose'

import { dayOf, isDay, koreanDay, storedDay } from '../../domain/day'
import type { AnswerResult, Answering, OfficerAnswer } from '../answerEntries'
import { recordAudit } from '../recordAudit'
import { seatPerson, type HandOverRow, type PostRow } from '../requests/seatPerson'
import { newRowId } from '../newRowId'
import { rowsOf } from '../rows'
import type { AnsweredEntry } from './readAnswered'

type PersonAnswer = Extract<OfficerAnswer, { kind: 'person' }>

/** 담당자 변경: at once when its day has come, else kept on the post for that day. */
export async function handOverPost(
  { payload, transaction, now, actor }: Answering,
  { row }: AnsweredEntry,
  { entry, person, from }: PersonAnswer,
): Promise<AnswerResult> {
  const refuse = (message: string): AnswerResult => ({ entry, outcome: 'refused', message })
  if (!row.post) return refuse('담당업무가 정해지지 않은 자료입니다. 교육운영부에 문의해 주세요.')
  if (!person.name.trim()) return refuse('새 담당자의 성명을 적어 주세요.')
  if (!/^[^\s@]+@[^\s@]+$/.test(person.email)) return refuse('새 담당자의 전자우편 주소를 확인해 주세요.')
  if (!isDay(from)) return refuse('언제부터인지 날짜를 2026-12-01처럼 적어 주세요.')
  const posts = rowsOf<PostRow>(payload, 'posts')
  const post = await posts.findOne({ _id: row.post }, { session: transaction.session })
  if (!post) return refuse('담당업무가 정해지지 않은 자료입니다. 교육운영부에 문의해 주세요.')

  const handOver: HandOverRow = { id: newRowId(), ...person, from: storedDay(from) }
  const isDue = from <= dayOf(now)
  // The twelve entries of one mail say it twelve times.
  const others = (post.handOvers ?? []).filter((each) => each.as !== person.as || dayOf(each.from) !== from)
  const set = isDue
    ? { people: seatPerson(post.people ?? [], handOver), handOvers: others }
    : { handOvers: [...others, handOver] }
  await posts.updateOne(
    { _id: new Types.ObjectId(post._id) },
    { $set: { ...set, updatedAt: now } },
    { session: transaction.session },
  )
  const target = `posts:${post._id.toHexString()}`
  const action = isDue ? 'post.handedOver' : 'post.handOverAnnounced'
  const detail = { as: person.as, name: person.name, from }
  await recordAudit({ payload, transaction, actor, now, records: [{ action, target, detail }] })
  return {
    entry,
    outcome: 'requested',
    message: `${koreanDay(from)}부터 ${person.name} 님이 담당하는 것으로 적었습니다.`,
  }
}
