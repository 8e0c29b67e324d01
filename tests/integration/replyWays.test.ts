import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Hono } from 'hono'
import { Types } from 'mongoose'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import writeExcelFile from 'write-excel-file/node'

import { linkSheet } from '../../src/commands/reply/linkSheet'
import { replyReceipts } from '../../src/commands/reply/replyReceipts'
import { takeReplySheet } from '../../src/commands/reply/takeReplySheet'
import { replyLinks } from '../../src/commands/replyLinks'
import { dayOf } from '../../src/domain/day'
import type { AnswerSender } from '../../src/domain/reply/officerAnswer'
import type { CurrentUser } from '../../src/server/currentUser'
import { createAccountReplyApp } from '../../src/server/reply/createAccountReplyApp'
import { createReplyApp } from '../../src/server/reply/createReplyApp'
import type { AccountReplyParts } from '../../src/server/reply/replyParts'
import { docx } from '../support/evidence'
import { makeOrganization } from '../support/factories'
import { startTestPayload, type TestPayload } from '../support/payload'
import { EDITOR, SENDER, makeDigest, mintLink, replyParts, REPLY_NOW, type Digest } from '../support/reply'

/** What is written for the fourth to the eighth entry, whichever way it goes. */
const WRITTEN = {
  fee: '2027년부터 5,500원',
  papers: '신분증\n배출 신고서',
  links: 'https://gangnam.example/waste',
  reason: '조례가 바뀌었습니다.',
  day: '2027-01-01',
  person: { name: '이○○', email: 'lee@office.ieum.test', phone: '02-3423-5001' },
  to: '서울시 자원순환과',
}

describe('the ways an answer comes in', () => {
  let test: TestPayload
  let parts: Awaited<ReturnType<typeof replyParts>>
  let links: Hono
  let accounts: Hono
  let user: CurrentUser | undefined
  let folder: string
  /** The office that the eleventh entry is said to belong to, hex. */
  let elsewhere: string

  beforeAll(async () => {
    test = await startTestPayload('replyWays')
    parts = await replyParts(test.payload)
    elsewhere = (await makeOrganization(test.payload, WRITTEN.to)).id
    links = createReplyApp(parts)
    const users: AccountReplyParts['users'] = { read: async () => user }
    accounts = createAccountReplyApp({ ...parts, users })
    folder = mkdtempSync(join(tmpdir(), 'ieum-reply-'))
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await test.stop()
  })

  const post = (app: Hono, path: string, fields: Record<string, string>) =>
    app.request(path, { method: 'POST', body: new URLSearchParams(fields) })

  /** Answers a digest on the page below `base`: four facts, three unchanged, then one of each other kind. */
  async function answerOnPage(
    app: Hono,
    base: string,
    digest: Digest,
    more: Record<string, string> = {},
  ): Promise<string> {
    const [, , , , , , , changed, retired, moved, rerouted, undecided] = digest.entries.map(({ id }) => id)
    const fields = new URLSearchParams()
    digest.entries.slice(0, 4).forEach(({ id }) => fields.append(`facts.${id}`, 'fee'))
    digest.entries.slice(4, 7).forEach(({ id }) => fields.append(`kind.${id}`, 'unchanged'))
    const kinds = {
      [changed ?? '']: 'change',
      [retired ?? '']: 'retire',
      [moved ?? '']: 'person',
      [rerouted ?? '']: 'reroute',
      [undecided ?? '']: 'undecided',
    }
    for (const [id, kind] of Object.entries(kinds)) fields.append(`kind.${id}`, kind)
    await app.request(`${base}/answers`, { method: 'POST', body: fields })
    const { reason, day, person, to, fee } = WRITTEN
    const { papers, links: addresses } = WRITTEN
    await post(app, `${base}/entries/${changed}`, { fee, papers, links: addresses, reason, effectiveOn: day })
    await post(app, `${base}/entries/${retired}`, { reason })
    await post(app, `${base}/entries/${moved}`, { as: 'primary', ...person, from: day })
    await post(app, `${base}/entries/${rerouted}`, { to, reason })
    await post(app, `${base}/entries/${undecided}`, { until: day, reason })
    const review = await (await app.request(`${base}/review`)).text()
    const nonce = /name="nonce" value="([^"]+)"/.exec(review)?.[1] ?? ''
    const sent = await post(app, `${base}/send`, { nonce, scope: 'answered', ...SENDER, ...more })
    return sent.headers.get('location') ?? `not sent: ${await sent.text()}`
  }

  /** The sheet of a digest as its officer would send it back. */
  async function filledSheet(
    digest: Digest,
    link: string,
    fill: (title: string, row: Map<string, unknown>) => void,
  ): Promise<string> {
    const row = await replyLinks(parts.db).findOne({ period: link, post: { $exists: true }, entries: { $size: 12 } })
    if (!row) throw new Error('no link')
    const bytes = await linkSheet({
      payload: test.payload,
      db: parts.db,
      link: row,
      mostAsked: new Set(),
      contact: await parts.contact(),
      now: REPLY_NOW,
    })
    const rows = await readSheet(bytes ?? Buffer.alloc(0))
    const header = rows[3]?.map(String) ?? []
    for (const cells of rows.slice(4)) {
      if (cells[0] === null || cells[0] === undefined) {
        if (cells[1] === '직위') cells[2] = '주무관'
        if (cells[1] === '성명') cells[2] = '김○○'
        if (cells[1] === '행정전화') cells[2] = '02-3423-5000'
        continue
      }
      const named = new Map<string, unknown>(header.map((name, index) => [name, cells[index]]))
      fill(String(named.get('제목')), named)
      header.forEach((name, index) => {
        cells[index] = (named.get(name) ?? null) as string
      })
    }
    const path = join(folder, `${digest.organization.id}.xlsx`)
    await writeExcelFile(
      rows.map((cells) =>
        cells.map((value) => (value === null || value === undefined ? null : { value: String(value), type: String })),
      ),
    ).toFile(path)
    return path
  }

  /** What a digest's answers have made of the database, without ids and numbers. */
  async function endState(digest: Digest) {
    const ids = digest.entries.map(({ id }) => id)
    const entryIds = ids.map((id) => new Types.ObjectId(id))
    const all = (name: string, filter: object) =>
      parts.db.collection<Record<string, unknown>>(name).find(filter).sort({ _id: 1 }).toArray()
    const requests = await all('refresh-requests', { entries: { $in: entryIds } })
    const targets = [
      ...ids.map((id) => `entries:${id}`),
      `posts:${digest.post.id}`,
      ...requests.map(({ _id }) => `refresh-requests:${String(_id)}`),
    ]
    const at = (entry: unknown): number => ids.indexOf(String(entry))
    const byEntry = <Row extends { at: number }>(rows: Row[]): Row[] => rows.sort((one, other) => one.at - other.at)
    const named = new Map([
      [digest.organization.id, 'own'],
      [elsewhere, WRITTEN.to],
    ])
    const { people } = await test.payload.findByID({ collection: 'posts', id: digest.post.id, depth: 0 })
    return {
      entries: byEntry(
        (await all('entries', { _id: { $in: entryIds } })).map(
          ({ _id, title, checkedAt, dueAt, revision, fee, papers, links: addresses, organization, disputed }) => ({
            ...{ at: at(_id), title, checkedAt, dueAt, revision, fee, papers, addresses, disputed },
            organization: named.get(String(organization)),
          }),
        ),
      ),
      published: byEntry(
        (await all('publications', { entry: { $in: entryIds } })).map(({ entry, revision, cause }) => ({
          ...{ at: at(entry), revision, cause },
        })),
      ),
      requests: requests.map(({ entries, kind, state, direction, proposed, reason, ...row }) => ({
        ...{ at: at((entries as unknown[])[0]), kind, state, direction, proposed, reason },
        ...{
          effectiveOn: row.effectiveOn,
          dueOn: row.dueOn,
          disputes: row.disputes,
          sender: (row.sender as AnswerSender).name,
        },
        organization: named.get(String(row.organization)),
        fromOrganization: named.get(String(row.fromOrganization)),
      })),
      people: people?.map(({ as, name, email, phone, from, until }) => ({ as, name, email, phone, from, until })),
      snoozed: byEntry(
        (await all('refresh-snoozes', { entry: { $in: entryIds } })).map(({ entry, until, reason }) => ({
          ...{ at: at(entry), until, reason },
        })),
      ),
      trail: (await all('audit-events', { target: { $in: targets } }))
        .map(({ action, target, actorName, detail }) => {
          const { mode, until, name } = detail as { mode?: string; until?: string; name?: string }
          return { at: at(String(target).replace('entries:', '')), action, actorName, mode, until, name }
        })
        .sort((one, other) => one.at - other.at || String(one.action).localeCompare(String(other.action))),
    }
  }

  it('should end in the same state by link, by sheet and by telephone', async () => {
    const byLink = await makeDigest(test.payload, '가과')
    const bySheet = await makeDigest(test.payload, '나과')
    const byPhone = await makeDigest(test.payload, '다과')
    const link = await mintLink(parts.db, byLink, { period: 'ways-link' })
    await mintLink(parts.db, bySheet, { period: 'ways-sheet' })
    const phone = await mintLink(parts.db, byPhone, { period: 'ways-phone' })

    expect(decodeURIComponent(await answerOnPage(links, link.path, byLink))).toContain('/receipts/회신-')

    const titles = bySheet.entries.map(({ title }) => title)
    const path = await filledSheet(bySheet, 'ways-sheet', (title, row) => {
      const at = titles.indexOf(title)
      if (at < 4) row.set('사실 맞음', '예')
      else
        row.set(
          '답변',
          ['변경 없음', '변경없음', '변경 없음', '수정', '폐지', '담당자 변경', '소관 아님(이송)', '지침 미확정'][
            at - 4
          ],
        )
      if (at === 7) row.set('새 수수료', WRITTEN.fee)
      if (at === 7) row.set('그 밖에 바뀌는 항목', `[구비서류] ${WRITTEN.papers}\n[관련 링크] ${WRITTEN.links}`)
      if (at === 9) {
        row.set('새 담당자 성명', WRITTEN.person.name)
        row.set('새 담당자 전자우편', WRITTEN.person.email)
        row.set('새 담당자 행정전화', WRITTEN.person.phone)
      }
      if (at === 10) row.set('이송할 부서', WRITTEN.to)
      if (at >= 7 && at !== 9) row.set('까닭', WRITTEN.reason)
      if (at === 7 || at === 9 || at === 11) row.set('날짜', WRITTEN.day)
    })
    const upload = {
      payload: test.payload,
      db: parts.db,
      path,
      now: REPLY_NOW,
      user: EDITOR.id,
      mostAsked: new Set<string>(),
      answerEntries: parts.answerEntries,
    }
    const taken = await takeReplySheet(upload)
    expect(taken.rejected).toEqual([])
    expect(taken.receipt?.lines).toHaveLength(12)

    user = EDITOR
    const call = { 'call.at': '2026-11-23 13:40' }
    expect(decodeURIComponent(await answerOnPage(accounts, `/replies/${phone.link}/phone`, byPhone, call))).toContain(
      '/receipts/회신-',
    )

    const [one, two, three] = [await endState(byLink), await endState(bySheet), await endState(byPhone)]
    expect(one.requests.map(({ at, kind, state }) => [at, kind, state])).toEqual([
      [7, 'change', 'submitted'],
      [8, 'retire', 'submitted'],
      [10, 'reroute', 'submitted'],
    ])
    expect(one.people?.map(({ name }) => name)).toEqual(['김○○ 주무관', WRITTEN.person.name])
    expect(one.snoozed).toEqual([{ at: 11, until: WRITTEN.day, reason: WRITTEN.reason }])
    expect(one.entries.map(({ checkedAt }) => dayOf(checkedAt as Date))).toEqual([
      ...Array<string>(7).fill('2026-11-23'),
      ...Array<string>(5).fill('2025-11-10'),
    ])
    expect(one.trail.filter(({ action }) => action === 'entry.confirmed').map(({ mode }) => mode)).toEqual(
      Array(7).fill('each'),
    )
    expect(two).toEqual(one)
    expect(three).toEqual(one)

    const again = await takeReplySheet(upload)
    expect(again.receipt).toBeUndefined()
    expect(again.earlier.map(({ number }) => number)).toEqual([taken.receipt?.number])
    expect(await endState(bySheet)).toEqual(two)
    const receipt = await replyReceipts(parts.db).findOne({ via: 'phone' })
    expect(receipt?.call).toEqual({ at: new Date('2026-11-23T04:40:00.000Z'), takenBy: EDITOR.id })
    expect(receipt?.sender).toEqual({ name: '김○○', position: '주무관', phone: '02-3423-5000' })
  }, 240_000)

  it('should name the rows of a sheet that it could not take, and take them when they come back mended', async () => {
    const digest = await makeDigest(test.payload, '라과')
    await mintLink(parts.db, digest, { period: 'mend' })
    const fill = (answer: string) => (title: string, row: Map<string, unknown>) => {
      if (title === digest.entries[5]?.title) row.set('답변', '변경 없음')
      if (title === digest.entries[6]?.title) row.set('답변', answer)
    }
    const upload = {
      payload: test.payload,
      db: parts.db,
      now: REPLY_NOW,
      user: EDITOR.id,
      mostAsked: new Set<string>(),
      answerEntries: parts.answerEntries,
    }
    const first = await takeReplySheet({ ...upload, path: await filledSheet(digest, 'mend', fill('몰라요')) })
    expect(first.receipt?.lines).toHaveLength(1)
    expect(first.rejected[0]?.reason).toContain('가운데 하나')
    const second = await takeReplySheet({ ...upload, path: await filledSheet(digest, 'mend', fill('변경 없음')) })
    expect(second.receipt?.lines.map(({ entry }) => entry)).toEqual([digest.entries[6]?.id])
  }, 120_000)

  it('should take a row of a sheet that was refused, when the same sheet comes again and nothing stands against it', async () => {
    const digest = await makeDigest(test.payload, '차과')
    await mintLink(parts.db, digest, { period: 'refused' })
    const entry = digest.entries[9]?.id ?? ''
    const ownedBy = (post: string | null) =>
      test.payload.update({ collection: 'entries', id: entry, data: { post, _status: 'published' } })
    await ownedBy(null)
    const path = await filledSheet(digest, 'refused', (title, row) => {
      if (title !== digest.entries[9]?.title) return
      row.set('답변', '담당자 변경')
      row.set('새 담당자 성명', WRITTEN.person.name)
      row.set('새 담당자 전자우편', WRITTEN.person.email)
      row.set('새 담당자 행정전화', WRITTEN.person.phone)
    })
    const upload = { payload: test.payload, db: parts.db, path, now: REPLY_NOW, user: EDITOR.id }
    const take = () => takeReplySheet({ ...upload, mostAsked: new Set(), answerEntries: parts.answerEntries })
    expect((await take()).receipt?.lines).toMatchObject([{ entry, outcome: 'refused' }])
    await ownedBy(digest.post.id)
    const taken = await take()
    expect(taken.rejected).toEqual([])
    expect(taken.receipt?.lines).toMatchObject([{ entry, outcome: 'requested' }])
    expect((await take()).receipt).toBeUndefined()
  }, 120_000)

  it('should say on the form how long an answer may be put off, not only when it is sent', async () => {
    const digest = await makeDigest(test.payload, '카과')
    const { path } = await mintLink(parts.db, digest, { period: 'put off' })
    const entry = digest.entries[5]?.id ?? ''
    await post(links, `${path}/answers`, { [`kind.${entry}`]: 'undecided' })
    const until = (day: string) => post(links, `${path}/entries/${entry}`, { until: day, reason: '지침을 기다립니다.' })
    for (const day of ['2026-11-23', '2027-05-24', '내년']) {
      const page = await until(day)
      expect([page.status, (await page.text()).includes('6개월 안의 날짜')]).toEqual([422, true])
    }
    expect((await until('2027-05-23')).status).toBe(303)
  })

  it('should keep the written text when a file is refused: 300 MB, or of another kind', async () => {
    const digest = await makeDigest(test.payload, '마과')
    const { path } = await mintLink(parts.db, digest, { period: 'files' })
    const entry = digest.entries[5]?.id ?? ''
    await post(links, `${path}/answers`, { [`kind.${entry}`]: 'retire' })
    const form = new FormData()
    form.set('reason', '사업이 끝났습니다.')
    form.set('files', new File([Buffer.alloc(300 * 1024 * 1024)], '방침.pdf'))
    const refused = await links.request(`${path}/entries/${entry}`, { method: 'POST', body: form })
    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(page).toContain('방침.pdf: 파일이 10 MB를 넘습니다')
    expect(page).toContain('사업이 끝났습니다.')

    const good = new FormData()
    good.set('reason', '사업이 끝났습니다.')
    good.set('files', new File([new Uint8Array(docx('사업 종료 방침'))], '방침.pdf'))
    expect((await links.request(`${path}/entries/${entry}`, { method: 'POST', body: good })).status).toBe(303)
    const { docs } = await test.payload.find({ collection: 'evidence', where: { entry: { equals: entry } } })
    expect(docs[0]).toMatchObject({ filename: '방침.docx', organization: digest.organization.id })
    expect(docs[0]?.text).toContain('사업 종료 방침')
    const review = await (await links.request(`${path}/review`)).text()
    expect(review).toContain('근거자료: 방침.docx')
    const again = await (await links.request(`${path}/entries/${entry}`)).text()
    expect(again).toContain('<pre>사업 종료 방침')

    const officer = await test.signedIn('officer', digest.organization.id)
    const stranger = await test.signedIn('officer', (await makeDigest(test.payload, '바과')).organization.id)
    const agent = await test.signedIn('agent')
    const statuses = await Promise.all(
      [officer, stranger, agent].map(
        async (token) => (await test.rest('GET', `/evidence/${docs[0]?.id}`, { token })).status,
      ),
    )
    expect(statuses).toEqual([200, 404, 403])
  }, 120_000)

  it('should show an officer with an account the same page, of their own organization only', async () => {
    const own = await makeDigest(test.payload, '사과')
    const other = await makeDigest(test.payload, '아과')
    user = { ...EDITOR, id: 'abcdef0123456789abcdef01', role: 'officer', organization: '사과', name: '김○○ 주무관' }
    const page = await (await accounts.request('/my')).text()
    expect(page).toContain(own.entries[3]?.code)
    expect(page).not.toContain(other.entries[3]?.code)
    const entry = own.entries[9]?.id ?? ''
    const foreign = other.entries[9]?.id ?? ''
    await post(accounts, '/my/answers', { [`kind.${entry}`]: 'unchanged', [`kind.${foreign}`]: 'unchanged' })
    const review = await (await accounts.request('/my/review')).text()
    const nonce = /name="nonce" value="([^"]+)"/.exec(review)?.[1] ?? ''
    await post(accounts, '/my/send', { nonce, scope: 'answered', ...SENDER })
    const receipt = await replyReceipts(parts.db).findOne({ group: `user:${user.id}` })
    expect(receipt?.lines.map((line) => line.entry)).toEqual([entry])
    expect(receipt?.via).toBe('account')
  }, 60_000)

  it('should let nobody but the education staff at returned sheets and calls', async () => {
    user = undefined
    expect((await accounts.request('/replies')).headers.get('location')).toContain('/admin/login')
    expect((await accounts.request('/my')).headers.get('location')).toContain('/admin/login')
    for (const role of ['agent', 'lead', 'officer', 'service'] as const) {
      user = { ...EDITOR, role, organization: '사과' }
      expect((await accounts.request('/replies')).status).toBe(403)
      expect((await post(accounts, '/replies/calls', { codes: 'T-00001' })).status).toBe(403)
      expect((await accounts.request(`/replies/${EDITOR.id}/phone`)).status).toBe(403)
    }
    user = { ...EDITOR, role: 'agent' }
    expect((await accounts.request('/my')).status).toBe(403)
    user = EDITOR
    const page = await accounts.request('/replies')
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('가과')
  })

  it('should write down a call about entries that no mail has asked about', async () => {
    user = EDITOR
    const digest = await makeDigest(test.payload, '자과')
    const begun = await post(accounts, '/replies/calls', {
      codes: `${digest.entries[4]?.code}, ${digest.entries[5]?.code}`,
    })
    const place = begun.headers.get('location') ?? ''
    expect(place).toMatch(/^\/replies\/[0-9a-f]{24}\/phone$/)
    const page = await (await accounts.request(place)).text()
    expect(page).toContain('상담정보 2건')
    const wrong = await post(accounts, '/replies/calls', { codes: 'T-없음' })
    expect(await wrong.text()).toContain('그런 관리번호가 없습니다')
    const letter = await (await accounts.request(place.replace('/phone', ''))).text()
    expect(letter).toContain('수신  자과장')
  }, 60_000)
})
