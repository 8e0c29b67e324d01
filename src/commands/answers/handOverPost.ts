import type { Types } from 'mongoose'

import { dayOf, isDay, koreanDay } from '../../domain/day'
import type { AnswerOutcome, OfficerAnswer } from '../../domain/reply/officerAnswer'
import type { Answering } from '../answerEntries'
import { newRowId } from '../newRowId'
import { recordAudit } from '../recordAudit'
import { rowsOf } from '../rows'
import type { AnsweredEntry } from './readAnswered'
import { seatPerson, type PersonRow } from './seatPerson'

interface PostRow {
  _id: Types.ObjectId
  people?: PersonRow[]
  updatedAt: Date
}

type HandOver = Pick<Extract<OfficerAnswer, { kind: 'person' }>, 'person' | 'from'>

/** 담당자 변경: written into the post of the entry. */
export async function handOverPost(
  work: Answering,
  { row }: AnsweredEntry,
  { entry, ...handOver }: Extract<OfficerAnswer, { kind: 'person' }>,
): Promise<AnswerOutcome> {
  return { entry, ...(await seatOn(work, row.post ?? null, handOver)) }
}

/** Writes who takes a seat of a post (its id; `null` for none) from the day that was said, with its trail. */
export async function seatOn(
  { payload, transaction, now, actor }: Pick<Answering, 'payload' | 'transaction' | 'now' | 'actor'>,
  duty: Types.ObjectId | null,
  { person, from }: HandOver,
): Promise<Omit<AnswerOutcome, 'entry'>> {
  const refuse = (message: string) => ({ outcome: 'refused' as const, message })
  if (!person.name.trim()) return refuse('새 담당자의 성명을 적어 주세요.')
  if (!/^[^\s@]+@[^\s@]+$/.test(person.email)) return refuse('새 담당자의 전자우편 주소를 확인해 주세요.')
  if (!isDay(from)) return refuse('언제부터인지 날짜를 2026-12-01처럼 적어 주세요.')
  const posts = rowsOf<PostRow>(payload, 'posts')
  const post = duty ? await posts.findOne({ _id: duty }, { session: transaction.session }) : null
  if (!post) return refuse('담당업무가 정해지지 않은 자료입니다. 교육운영부에 문의해 주세요.')

  const people = seatPerson({
    people: post.people ?? [],
    person: { id: newRowId(), ...person, name: person.name.trim() },
    from,
    today: dayOf(now),
  })
  await posts.updateOne({ _id: post._id }, { $set: { people, updatedAt: now } }, { session: transaction.session })
  const target = `posts:${post._id.toHexString()}`
  const detail = { as: person.as, name: person.name, from }
  await recordAudit({ payload, transaction, actor, now, records: [{ action: 'post.handedOver', target, detail }] })
  return {
    outcome: 'requested',
    message: `${koreanDay(from)}부터 ${person.name} 님이 담당하는 것으로 적었습니다.`,
  }
}
