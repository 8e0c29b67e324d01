import type { mongo } from 'mongoose'
import type { Payload } from 'payload'

import { up } from '../../migrations/20261123_000040_replies'
import { answerEntries } from '../../src/commands/answerEntries'
import { createReplyLink, mintReplyAddresses } from '../../src/commands/replyLinks'
import type { ReplyParts } from '../../src/server/reply/replyParts'
import { makeEntry, makeOrganization } from './factories'
import type { CurrentUser } from '../../src/server/currentUser'

/** Staff who answer for others, as the account's pages see them. */
export const EDITOR: CurrentUser = {
  id: '0123456789abcdef01234567',
  email: 'editor@test.test',
  name: '편집',
  role: 'editor',
  organization: undefined,
  isService: false,
  team: undefined,
  answers: { channels: [], menus: [], languages: [] },
  sessionId: undefined,
}

/** What the sender's fields of a reply form say. */
export const SENDER = { 'sender.name': '김○○', 'sender.position': '주무관', 'sender.phone': '02-3423-5000' }

export const REPLY_KEY = 'a-key-for-typed-codes'
export const REPLY_NOW = new Date('2026-11-23T05:00:00.000Z')

export const databaseOf = (payload: Payload): mongo.Db => {
  const { db } = payload.db.connection
  if (!db) throw new Error('not connected')
  return db
}

/** The parts of the reply pages on a test database, wired as the product wires them; the clock stands at `REPLY_NOW` unless moved. */
export async function replyParts(payload: Payload): Promise<ReplyParts & { moveTo: (now: Date) => void }> {
  await up({ payload })
  const db = databaseOf(payload)
  let at = REPLY_NOW
  return {
    payload,
    db,
    clock: () => at.getTime(),
    replyKey: REPLY_KEY,
    answerEntries,
    mostAsked: async () => new Set(),
    contact: async () => ({ name: '120다산콜재단 교육운영부', phone: '02-3499-0000' }),
    moveTo: (now) => {
      at = now
    },
  }
}

/** A post with twelve entries, four with a fee that names a past year, and a link for them. */
export async function makeDigest(payload: Payload, name = '강남구 청소행정과') {
  const organization = await makeOrganization(payload, name)
  const post = await payload.create({
    collection: 'posts',
    data: {
      title: '생활폐기물 수거',
      organization: organization.id,
      people: [
        { as: 'primary', name: '김○○ 주무관', email: 'kim@office.ieum.test', phone: '02-3423-5000', active: true },
      ],
    },
  })
  const entries = []
  for (let index = 0; index < 12; index += 1) {
    entries.push(
      await makeEntry(payload, {
        title: `${TITLES[index]}`,
        organization: organization.id,
        post: post.id,
        text: `${TITLES[index]} 안내입니다.\n\n신청은 동주민센터나 누리집에서 합니다. 평일 09:00~18:00에 받습니다.`,
        checkedAt: '2025-11-10T12:00:00.000Z',
        ...(index < 4 ? { fee: `2025년 기준 ${index + 1},000원` } : {}),
      }),
    )
  }
  return { organization, post, entries }
}

const TITLES = [
  '대형폐기물 배출 신청과 수수료',
  '음식물쓰레기 납부필증 가격',
  '종량제봉투 가격과 판매소',
  '건설폐기물 소량 배출',
  '폐가전 무상 방문 수거',
  '재활용품 요일별 배출',
  '폐건전지·폐형광등 배출',
  '의류수거함 관리',
  '무단투기 신고와 포상금',
  '이동식 CCTV 설치 요청',
  '도로 청소와 낙엽 수거',
  '공중화장실 불편 신고',
]

export type Digest = Awaited<ReturnType<typeof makeDigest>>

/** @returns the path of a fresh signed link for these entries, its row and its code. */
export async function mintLink(db: mongo.Db, digest: Digest, { period = '2026-12', now = REPLY_NOW } = {}) {
  const link = await createReplyLink({
    db,
    now,
    post: digest.post.id,
    entries: digest.entries.map(({ id }) => id),
    period,
  })
  const minted = await mintReplyAddresses({ db, now, link, urls: ['http://reply.test'], key: REPLY_KEY })
  return { link, path: new URL(minted.addresses[0] ?? '').pathname, ...minted }
}
