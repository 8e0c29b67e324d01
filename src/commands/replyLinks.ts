import { createHash, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'

import { Types, type ClientSession, type mongo } from 'mongoose'

import { makeReplyCode, printedReplyCode } from '../domain/reply/replyCode'
import { DAY_MS } from '../domain/day'
import { readEnv } from '../lib/env'
import { replyKey } from '../lib/replyKey'

/** How long an address or a code of a mail opens its page. */
export const REPLY_DAYS = 30
/** A page opened by typing a code has an address of its own, for a day's work. */
const TYPED_HOURS = 12
/** A mail may be rendered again after a failure, and each rendering has secrets of its own. */
const MOST_TOKENS = 40

/** A secret that opens a link: only its hash is kept. */
interface Secret {
  /** SHA-256 of a token, hex; scrypt of a code, hex. */
  hash: string
  expiresAt: Date
}

/** Which entries the owner of a post was asked about in one period. One row a (post, period). */
export interface ReplyLinkRow {
  _id: Types.ObjectId
  post: Types.ObjectId
  period: string
  entries: Types.ObjectId[]
  /** The returned request that is to be amended here; none where entries are asked about. */
  request?: Types.ObjectId
  /** The duties whose people are asked about (담당자 일제 확인); then the entries are no question. */
  people?: Types.ObjectId[]
  createdAt: Date
  /** Of the addresses in mails. */
  tokens: Secret[]
  /** Of the codes in mails. */
  codes: Secret[]
  /** Of pages that were opened by typing a code; apart, so that typing often pushes no mailed address out. */
  typed?: Secret[]
  revokedAt?: Date
  revokedBy?: string
}

export interface OpenReplyLink {
  link: ReplyLinkRow
  via: 'link' | 'code'
  expiresAt: Date
}

export const replyLinks = (db: mongo.Db): mongo.Collection<ReplyLinkRow> => db.collection<ReplyLinkRow>('reply-links')

/** @returns the id, in hex, of the row for that post and period; the row that is there when there is one. */
export async function createReplyLink(input: {
  db: mongo.Db
  session?: ClientSession
  now: Date
  post: string
  entries: readonly string[]
  period: string
  /** Id of a returned request that is amended through this link, hex. */
  request?: string
}): Promise<string> {
  const { db, session, now, period } = input
  const request = input.request ? { request: new Types.ObjectId(input.request) } : {}
  const post = new Types.ObjectId(input.post)
  const entries = input.entries.map((id) => new Types.ObjectId(id))
  const row = await replyLinks(db).findOneAndUpdate(
    { post, period },
    { $setOnInsert: { entries, ...request, createdAt: now, tokens: [], codes: [] } },
    { upsert: true, returnDocument: 'after', projection: { _id: 1 }, ...(session ? { session } : {}) },
  )
  if (!row) throw new Error('an upsert gave no row')
  return row._id.toHexString()
}

/** Which entries of a post are asked about in a period. */
export interface ReplyLinkInput {
  post: string
  entries: readonly string[]
  period: string
  /** The duties whose people are asked about, hex. */
  people?: readonly string[]
}

/** The same for many at once, which is what a day's digests are. @returns the ids in the order of `links` */
export async function createReplyLinks(input: {
  db: mongo.Db
  session?: ClientSession
  now: Date
  links: readonly ReplyLinkInput[]
}): Promise<string[]> {
  const { db, session, now, links } = input
  if (links.length === 0) return []
  const options = session ? { session } : {}
  const keys = links.map(({ post, period }) => ({ post: new Types.ObjectId(post), period }))
  const { upsertedIds } = await replyLinks(db).bulkWrite(
    links.map((link, index) => ({
      updateOne: {
        filter: keys[index] as (typeof keys)[number],
        update: { $setOnInsert: newLink(link, now) },
        upsert: true,
      },
    })),
    { ordered: false, ...options },
  )
  const ids: string[] = []
  // One after the other: a session takes one operation at a time. Those that were there are few.
  for (const [index, key] of keys.entries()) {
    const made = upsertedIds[index] as Types.ObjectId | undefined
    const row = made ? { _id: made } : await replyLinks(db).findOne(key, { projection: { _id: 1 }, ...options })
    if (!row) throw new Error('an upsert gave no row')
    ids.push(row._id.toHexString())
  }
  return ids
}

const newLink = ({ entries, people }: ReplyLinkInput, createdAt: Date) => ({
  entries: entries.map((id) => new Types.ObjectId(id)),
  ...(people ? { people: people.map((id) => new Types.ObjectId(id)) } : {}),
  createdAt,
  tokens: [],
  codes: [],
})

/**
 * Makes the addresses and the typed code that a mail about this link carries, anew each time: nobody can read older ones
 * back, and those go on working until they expire.
 * @throws Error when there is no such link
 */
export async function mintReplyAddresses(input: {
  db: mongo.Db
  now: Date
  /** Id of the row, hex. */
  link: string
  /** Where officers reach us, without a slash at the end; at least one. */
  urls: readonly string[]
  /** Keys the code's hash; this process's own when left out. */
  key?: string
}): Promise<{ addresses: string[]; typedAddress: string; code: string; expiresAt: Date }> {
  const { db, now, urls, key = replyKey(readEnv()) } = input
  const expiresAt = new Date(now.getTime() + REPLY_DAYS * DAY_MS)
  const token = newToken()
  const code = makeReplyCode(randomBytes(128))
  const { matchedCount } = await replyLinks(db).updateOne(
    { _id: new Types.ObjectId(input.link) },
    {
      $push: {
        tokens: { $each: [{ hash: tokenHash(token), expiresAt }], $slice: -MOST_TOKENS },
        codes: { $each: [{ hash: await codeHash(code, key), expiresAt }], $slice: -MOST_TOKENS },
      },
    },
  )
  if (matchedCount === 0) throw new Error(`no reply link ${input.link}`)
  return {
    addresses: urls.map((url) => `${url}/r/${token}`),
    typedAddress: `${urls[0] ?? ''}/r`,
    code: printedReplyCode(code),
    expiresAt,
  }
}

/** @returns the link that this token opens now; `undefined` when it is forged, expired or revoked, without saying which. */
export async function findReplyLink(input: {
  db: mongo.Db
  now: Date
  token: string
}): Promise<OpenReplyLink | undefined> {
  const hash = tokenHash(input.token)
  const link = await replyLinks(input.db).findOne({ $or: [{ 'tokens.hash': hash }, { 'typed.hash': hash }] })
  if (!link || link.revokedAt) return undefined
  const mailed = link.tokens.find((token) => token.hash === hash)
  const secret = mailed ?? link.typed?.find((token) => token.hash === hash)
  if (!secret || secret.expiresAt <= input.now) return undefined
  return { link, via: mailed ? 'link' : 'code', expiresAt: secret.expiresAt }
}

/**
 * Opens a link by its typed code.
 * @returns a token of its own for the page, valid for half a day and no longer than the code; `undefined` when the code is
 *   wrong, expired or revoked
 */
export async function openByCode(input: {
  db: mongo.Db
  now: Date
  /** As `readReplyCode` gives it. */
  code: string
  key: string
}): Promise<string | undefined> {
  const { db, now } = input
  const hash = await codeHash(input.code, input.key)
  const link = await replyLinks(db).findOne({ 'codes.hash': hash, revokedAt: { $exists: false } })
  const secret = link?.codes.find((code) => code.hash === hash)
  if (!link || !secret || secret.expiresAt <= now) return undefined
  const token = newToken()
  const until = Math.min(secret.expiresAt.getTime(), now.getTime() + TYPED_HOURS * 60 * 60 * 1000)
  await replyLinks(db).updateOne(
    { _id: link._id },
    {
      $push: {
        typed: { $each: [{ hash: tokenHash(token), expiresAt: new Date(until) }], $slice: -MOST_TOKENS },
      },
    },
  )
  return token
}

/** Closes a link for good: none of its addresses and codes opens it any more. @returns whether it was open */
export async function revokeReplyLink(input: { db: mongo.Db; now: Date; link: string; by: string }): Promise<boolean> {
  const { modifiedCount } = await replyLinks(input.db).updateOne(
    { _id: new Types.ObjectId(input.link), revokedAt: { $exists: false } },
    { $set: { revokedAt: input.now, revokedBy: input.by } },
  )
  return modifiedCount > 0
}

/** 256 bits. */
const newToken = (): string => randomBytes(32).toString('base64url')

/** A token is as random as a key, so a plain hash is enough. */
const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

const scryptHash = promisify<string, string, number, Buffer>(scrypt)

/** A code is short: its hash costs some 50 ms and needs a key that does not lie in the database. */
async function codeHash(code: string, key: string): Promise<string> {
  return (await scryptHash(code, key, 32)).toString('hex')
}
