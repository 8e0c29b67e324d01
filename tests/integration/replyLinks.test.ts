import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { createReplyLink, replyLinks, revokeReplyLink } from '../../src/commands/replyLinks'
import { createReplyApp } from '../../src/server/reply/createReplyApp'
import { databaseOf, makeDigest, mintLink, replyParts, REPLY_NOW, type Digest } from '../support/reply'
import { startTestPayload, type TestPayload } from '../support/payload'

const DAY = 24 * 60 * 60 * 1000

describe('a signed link', () => {
  let test: TestPayload
  let app: Hono
  let parts: Awaited<ReturnType<typeof replyParts>>
  let digest: Digest

  beforeAll(async () => {
    test = await startTestPayload('replyLinks')
    parts = await replyParts(test.payload)
    app = createReplyApp(parts)
    digest = await makeDigest(test.payload)
  })
  afterAll(() => test.stop())

  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers })

  /** Everything that answers could change, to compare. */
  const everything = async (): Promise<string> => {
    const db = databaseOf(test.payload)
    const rows = await Promise.all(WRITTEN.map((name) => db.collection(name).find().sort({ _id: 1 }).toArray()))
    return JSON.stringify(rows)
  }

  it('should lie in the database as hashes only', async () => {
    const { path, code, link } = await mintLink(parts.db, digest)
    const token = path.slice('/r/'.length)
    const row = JSON.stringify(await replyLinks(parts.db).find().toArray())
    expect(token).toHaveLength(43)
    expect(row).not.toContain(token)
    expect(row).not.toContain(code.replace('-', ''))
    expect(row).toContain(link)
  })

  it('should be one row for a post and a period, however often it is asked for', async () => {
    const input = {
      db: parts.db,
      now: REPLY_NOW,
      post: digest.post.id,
      entries: [digest.entries[0]?.id ?? ''],
      period: 'w',
    }
    const ids = await Promise.all([createReplyLink(input), createReplyLink(input), createReplyLink(input)])
    expect(new Set(ids).size).toBe(1)
  })

  it('should change nothing when a scanner opens it by GET, HEAD and prefetch', async () => {
    const { path } = await mintLink(parts.db, digest)
    const before = await everything()
    for (const below of ['', '/review', `/entries/${digest.entries[5]?.id}`, '/receipts/none']) {
      for (const method of ['GET', 'HEAD']) {
        const answer = await app.request(path + below, { method, headers: { 'sec-purpose': 'prefetch' } })
        expect(answer.status).toBeLessThan(500)
      }
    }
    expect(await everything()).toBe(before)
    const page = await app.request(path)
    expect(page.status).toBe(200)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.get('x-robots-tag')).toContain('noindex')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await page.text()).not.toContain('<script')
  })

  it('should answer forged, expired and revoked addresses alike, say what to do, and change nothing', async () => {
    const { path, link } = await mintLink(parts.db, digest, { period: 'closing' })
    const forged = `/r/${'A'.repeat(43)}`
    const page = async (at: string) => {
      const answer = await app.request(at)
      return { status: answer.status, text: await answer.text() }
    }
    const closed = await page(forged)
    expect(closed.status).toBe(404)
    expect(closed.text).toContain('이렇게 해 주세요')
    expect(closed.text).toContain('02-3499-0000')
    expect(closed.text).toContain('현행화 회신서')
    parts.moveTo(new Date(REPLY_NOW.getTime() + 30 * DAY + 1))
    expect(await page(path)).toEqual(closed)
    parts.moveTo(new Date(REPLY_NOW.getTime() + 30 * DAY - 1))
    expect((await page(path)).status).toBe(200)
    parts.moveTo(REPLY_NOW)
    await revokeReplyLink({ db: parts.db, now: REPLY_NOW, link, by: 'editor@ieum.test' })
    const before = await everything()
    expect(await page(path)).toEqual(closed)
    for (const at of [forged, path]) {
      const answer = await post(`${at}/answers`, { [`kind.${digest.entries[4]?.id}`]: 'unchanged' })
      expect(answer.status).toBe(404)
    }
    expect(await everything()).toBe(before)
  })

  it('should answer for its own entries only', async () => {
    const other = await makeDigest(test.payload, '다른과')
    const { path } = await mintLink(parts.db, digest, { period: 'own' })
    const foreign = other.entries[6]?.id ?? ''
    await post(`${path}/answers`, { [`kind.${foreign}`]: 'unchanged' })
    const review = await (await app.request(`${path}/review`)).text()
    const nonce = /name="nonce" value="([^"]+)"/.exec(review)?.[1] ?? ''
    await post(`${path}/send`, { nonce, scope: 'answered', ...SENDER })
    expect(await parts.db.collection('reply-receipts').countDocuments({ 'lines.entry': foreign })).toBe(0)
    const open = await post(`${path}/entries/${foreign}`, { reason: 'x' })
    expect(open.headers.get('location')).toBe(path)
  })

  it('should take a page once when it is posted twice, at once and later', async () => {
    const { path } = await mintLink(parts.db, digest, { period: 'replay' })
    const entry = digest.entries[7]?.id ?? ''
    await post(`${path}/answers`, { [`kind.${entry}`]: 'unchanged' })
    const review = await (await app.request(`${path}/review`)).text()
    const nonce = /name="nonce" value="([^"]+)"/.exec(review)?.[1] ?? ''
    const fields = { nonce, scope: 'answered', ...SENDER }
    const sent = await Promise.all([post(`${path}/send`, fields), post(`${path}/send`, fields)])
    const later = await post(`${path}/send`, fields)
    const places = [...sent, later].map((answer) => decodeURIComponent(answer.headers.get('location') ?? ''))
    expect(new Set(places).size).toBe(1)
    expect(places[0]).toMatch(/\/receipts\/회신-2026-\d{6}$/)
    expect(await parts.db.collection('reply-receipts').countDocuments({ 'lines.entry': entry })).toBe(1)
    expect(
      await parts.db
        .collection('audit-events')
        .countDocuments({ action: 'entry.confirmed', target: `entries:${entry}` }),
    ).toBe(1)
  })

  it('should refuse a form that was posted from another site', async () => {
    const { path } = await mintLink(parts.db, digest, { period: 'csrf' })
    const fields = { [`kind.${digest.entries[8]?.id}`]: 'unchanged' }
    expect((await post(`${path}/answers`, fields, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await post(`${path}/answers`, fields, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await post(`${path}/answers`, fields, { origin: 'null', 'sec-fetch-site': 'same-origin' })).status).toBe(
      303,
    )
  })

  it('should open by the typed code too, however it is typed, and not by a wrong one', async () => {
    const { code } = await mintLink(parts.db, digest, { period: 'code' })
    const right = await post('/r', { code: ` ${code.toLowerCase().replace('-', ' ')} ` })
    expect(right.status).toBe(303)
    const place = right.headers.get('location') ?? ''
    expect((await app.request(place)).status).toBe(200)
    const wrong = await post('/r', { code: 'ACDE-FGHJ' })
    expect(wrong.status).toBe(404)
    expect(await wrong.text()).toContain('코드가 맞지 않거나')
  })

  it('should slow down who guesses, and not who answers', async () => {
    const { path } = await mintLink(parts.db, digest, { period: 'limits' })
    const guess = { 'x-forwarded-for': '198.51.100.7' }
    const statuses = []
    for (let index = 0; index < 70; index += 1)
      statuses.push((await app.request(`/r/${String(index).padStart(43, 'x')}`, { headers: guess })).status)
    expect(statuses.at(0)).toBe(404)
    expect(statuses.at(-1)).toBe(429)
    expect((await app.request(path, { headers: { 'x-forwarded-for': '198.51.100.8' } })).status).toBe(200)
    const codes = []
    for (let index = 0; index < 25; index += 1)
      codes.push((await post('/r', { code: 'ACDE-FGHK' }, { 'x-forwarded-for': '198.51.100.9' })).status)
    expect(codes.at(-1)).toBe(429)
  })
})

const SENDER = { 'sender.name': '김○○', 'sender.position': '주무관', 'sender.phone': '02-3423-5000' }
/** What an answer writes, or opening the page could. */
const WRITTEN = [
  'entries',
  'posts',
  'publications',
  'refresh-requests',
  'refresh-snoozes',
  'officer-answers',
  'mail-outbox',
  'reply-links',
  'reply-drafts',
  'reply-receipts',
  'audit-events',
]
