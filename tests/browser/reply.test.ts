import { serve, type ServerType } from '@hono/node-server'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { linkRows } from '../../src/commands/links/linkRows'
import { createReplyLinks, mintReplyAddresses, replyLinks } from '../../src/commands/replyLinks'
import { returnRequest } from '../../src/commands/returnRequest'
import { settleLink } from '../../src/domain/links/settleLink'
import { createReplyApp } from '../../src/server/reply/createReplyApp'
import { findBrowser, launchBrowser } from '../support/browser'
import { startTestPayload, type TestPayload } from '../support/payload'
import { freePort } from '../support/product'
import { makeDigest, mintLink, replyParts, REPLY_NOW } from '../support/reply'
import { STAFF, submit } from '../support/requests'

const executable = findBrowser()
const SCREENS = process.env.IEUM_SCREENS

/** Presses keys and counts them. */
class Keys {
  pressed = 0
  constructor(readonly page: Page) {}
  async press(key: string, times = 1): Promise<void> {
    for (let index = 0; index < times; index += 1) {
      await this.page.keyboard.press(key)
      this.pressed += 1
    }
  }
}

describe.skipIf(!executable)('the reply page in a browser (skipped without Chromium)', () => {
  let test: TestPayload
  let parts: Awaited<ReturnType<typeof replyParts>>
  let browser: Browser
  let server: ServerType
  let url: string

  beforeAll(async () => {
    test = await startTestPayload('replyBrowser')
    parts = await replyParts(test.payload)
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    server = serve({ fetch: createReplyApp(parts).fetch, port, hostname: '127.0.0.1' })
    browser = await launchBrowser(executable ?? '')
  })
  afterAll(async () => {
    await browser?.close()
    await new Promise((resolve) => server?.close(resolve))
    await test.stop()
  })

  /** A page without scripts, as the office's browser may be set. */
  async function open(path: string, width = 1280): Promise<Page> {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width, height: 900 },
      locale: 'ko-KR',
    })
    const page = await context.newPage()
    await page.goto(url + path)
    return page
  }
  /** The same page with scripts, which axe needs. */
  async function withScripts(address: string): Promise<Page> {
    const page = await (await browser.newContext({ locale: 'ko-KR', bypassCSP: true })).newPage()
    await page.goto(address)
    return page
  }
  /** Nothing is cut off at the side. */
  const fits = async (page: Page): Promise<void> => {
    const isWider = await page.locator('html').evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
    expect(isWider).toBe(false)
  }
  const shoot = async (page: Page, name: string): Promise<void> => {
    if (SCREENS)
      await page.screenshot({ path: `${SCREENS === '1' ? 'docs/screens' : SCREENS}/${name}.png`, fullPage: true })
  }

  it('should let an officer answer twelve entries, four with facts, in at most 30 key presses and without scripts', async () => {
    const digest = await makeDigest(test.payload, '강남구 청소행정과')
    const { path } = await mintLink(parts.db, digest)
    const page = await open(path)
    await shoot(page, 'reply-list-1280')
    // A person waits for the cursor, too.
    await page.locator('input:focus').waitFor()
    const keys = new Keys(page)
    await keys.press('Space')
    for (let entry = 1; entry < 4; entry += 1) {
      // Past the answers of this entry and the folded text of the next, onto its fact.
      await keys.press('Tab', 3)
      await keys.press('Space')
    }
    await Promise.all([page.waitForURL('**/review'), keys.press('Enter')])
    await shoot(page, 'reply-review-1280')
    expect(await page.textContent('main')).toContain('따로 고르지 않은 8건')
    await Promise.all([page.waitForURL('**/receipts/**'), keys.press('Enter')])
    await shoot(page, 'reply-receipt-1280')
    expect(keys.pressed).toBeLessThanOrEqual(30)

    const modes = await parts.db
      .collection<{ detail: { mode: string } }>('audit-events')
      .find({ action: 'entry.confirmed', target: { $in: digest.entries.map(({ id }) => `entries:${id}`) } })
      .toArray()
    expect(modes.filter(({ detail }) => detail.mode === 'each')).toHaveLength(4)
    expect(modes.filter(({ detail }) => detail.mode === 'all')).toHaveLength(8)
    const { docs } = await test.payload.find({
      collection: 'entries',
      where: { id: { in: digest.entries.map(({ id }) => id) } },
      limit: 20,
    })
    expect(docs.map(({ checkedAt }) => checkedAt.slice(0, 10))).toEqual(Array(12).fill('2026-11-23'))
    console.log(`12 entries in ${keys.pressed} key presses`)
  }, 120_000)

  it('should show what changes before it is sent, keep what was written, and take the rest another day', async () => {
    const digest = await makeDigest(test.payload, '서초구 청소행정과')
    const { path } = await mintLink(parts.db, digest)
    const page = await open(path, 480)
    await shoot(page, 'reply-list-480')
    const [changed, person, , retired] = digest.entries.slice(4)
    await page.check(`input[name="kind.${changed?.id}"][value="change"]`)
    await page.check(`input[name="kind.${person?.id}"][value="person"]`)
    await page.check(`input[name="kind.${retired?.id}"][value="retire"]`)
    await page.click('text=다음: 보낼 내용 확인')

    await page.fill('#answer', '폐가전은 1599-0903으로 무상 방문 수거를 신청합니다.')
    await page.fill('#phone', '전화 없음')
    await page.click('button:text-is("다음")')
    expect(await page.textContent('.problems')).toContain('번호부터 적고')
    expect(await page.inputValue('#answer')).toContain('1599-0903')
    await shoot(page, 'reply-change-480')
    await page.fill('#phone', '1599-0903 (폐가전 수거센터)')
    await page.fill('#reason', '수거 방식이 바뀌었습니다.')
    await page.setInputFiles('#files', {
      name: '방침.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('MZ\x90 not a pdf'),
    })
    await page.click('button:text-is("다음")')
    expect(await page.textContent('.problems')).toContain('방침.pdf: HWP, HWPX, PDF, DOCX')
    expect(await page.inputValue('#reason')).toBe('수거 방식이 바뀌었습니다.')
    await page.click('button:text-is("다음")')

    await page.fill('#name', '이○○')
    await page.fill('#email', 'lee@office.ieum.test')
    await page.fill('#phone', '02-2155-0001')
    await page.click('button:text-is("다음")')
    await page.fill('#reason', '사업이 끝났습니다.')
    await page.click('button:text-is("다음")')
    await page.waitForURL('**/review')
    await shoot(page, 'reply-review-480')
    expect(await page.textContent('ins >> nth=0')).toBeTruthy()
    expect(await page.textContent('main')).toContain('답한 3건만 보내기')
    await page.click('text=답한 3건만 보내기')
    await page.waitForURL('**/receipts/**')
    await shoot(page, 'reply-receipt-480')
    await page.click('text=남은 9건 답하기')
    expect(await page.textContent('.answered')).toContain('답하신 것 3건')
    const { docs: requests } = await test.payload.find({
      collection: 'refresh-requests',
      where: { organization: { equals: digest.organization.id } },
    })
    expect(requests.map(({ kind }) => kind).sort()).toEqual(['change', 'retire'])
    const proposed = requests.find(({ kind }) => kind === 'change')?.proposed
    expect(Object.keys(proposed ?? {}).sort()).toEqual(['answer', 'phones'])
    const { people } = await test.payload.findByID({ collection: 'posts', id: digest.post.id, depth: 0 })
    expect(people?.map(({ name }) => name)).toEqual(['이○○'])
  }, 180_000)

  it('should let an officer amend what came back by keyboard alone, without scripts, on a telephone', async () => {
    const digest = await makeDigest(test.payload, '은평구 청소행정과')
    const entry = digest.entries[4]?.id ?? ''
    const told = await submit(test.payload, { entries: [entry], proposed: { term: '7일' } })
    const reason = '고시문 번호를 적어 주세요.'
    await returnRequest({ payload: test.payload, now: REPLY_NOW, actor: STAFF, id: told._id.toHexString(), reason })
    const row = await replyLinks(parts.db).findOne({ request: told._id })
    const minted = await mintReplyAddresses({
      db: parts.db,
      now: REPLY_NOW,
      link: row?._id.toHexString() ?? '',
      urls: [url],
      key: parts.replyKey,
    })
    const page = await open(new URL(minted.addresses[0] ?? '').pathname, 360)
    expect(await page.textContent('blockquote')).toBe(reason)
    await fits(page)
    await shoot(page, 'reply-amend-360')
    const keys = new Keys(page)
    const reach = async (selector: string): Promise<void> => {
      for (let tries = 0; tries < 60; tries += 1) {
        if (await page.locator(`${selector}:focus`).count()) return
        await keys.press('Tab')
      }
      throw new Error(`no way to ${selector} by keyboard`)
    }
    await reach('#term')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('10')
    await reach('#reason')
    await page.keyboard.type(' (2026-1)')
    await Promise.all([page.waitForURL('**/amend/review'), keys.press('Enter')])
    await page.locator('button:focus').waitFor()
    await fits(page)
    await shoot(page, 'reply-amend-review-360')
    // Who sent it first has stayed in the sender's fields: the button has the focus.
    await Promise.all([page.waitForURL('**/receipts/**'), keys.press('Enter')])
    await fits(page)
    expect(await page.textContent('main')).toContain('보완한 내용을 받았습니다')
    const again = await parts.db.collection('refresh-requests').findOne({ _id: told._id })
    expect(again).toMatchObject({ state: 'submitted', proposed: { term: '10' } })
    await page.goto(minted.addresses[0] ?? '')
    expect(await page.textContent('.done')).toContain('보내신 내용을 받았습니다')
  }, 120_000)

  it('should tell an officer which link of an entry is dead, and of no other', async () => {
    const digest = await makeDigest(test.payload, '중랑구 청소행정과')
    const [entry, other] = digest.entries.slice(4)
    const link = 'https://jungnang.example/waste/2019/notice?id=1234567890&page=deep-below-the-old-site'
    for (const each of [entry, other])
      await test.payload.update({
        collection: 'entries',
        id: each?.id ?? '',
        data: { links: [each === entry ? link : 'https://jungnang.example/alive'], _status: 'published' },
      })
    // As two looks at it, a day apart, leave it.
    const dead = settleLink(settleLink(undefined, 'gone', '2026-11-20'), 'gone', '2026-11-21')
    await linkRows(parts.db).insertOne({ _id: link, host: 'jungnang.example', ...dead })
    const { path } = await mintLink(parts.db, digest)
    const page = await open(path, 360)
    const said = page.locator('.caution')
    expect(await said.allTextContents()).toEqual([`링크가 열리지 않습니다: ${link}`])
    expect(await page.locator(`li[id="${entry?.code}"] .caution`).isVisible()).toBe(true)
    await fits(page)
    await page.locator(`li[id="${entry?.code}"]`).scrollIntoViewIfNeeded()
    await shoot(page, 'reply-dead-link-360')
  }, 120_000)

  it('should let an officer say with one press that the people of a duty are the same', async () => {
    const digest = await makeDigest(test.payload, '강북구 총무과')
    const people = [digest.post.id]
    const links = [{ post: digest.post.id, entries: [], period: '2027-01 personCheck', people }]
    const [link = ''] = await createReplyLinks({ db: parts.db, now: REPLY_NOW, links })
    const minted = await mintReplyAddresses({ db: parts.db, now: REPLY_NOW, link, urls: [url], key: parts.replyKey })
    const page = await open(new URL(minted.addresses[0] ?? '').pathname, 360)
    await page.locator('button:focus', { hasText: '그대로입니다' }).waitFor()
    await fits(page)
    await shoot(page, 'reply-people-360')
    const { violations } = await new AxeBuilder({ page: await withScripts(page.url()) }).analyze()
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
    await Promise.all([page.waitForURL('**/receipts/**'), page.keyboard.press('Enter')])
    expect(await page.textContent('main')).toContain('담당자가 그대로임을 확인했습니다.')
    await shoot(page, 'reply-people-receipt-360')
  }, 120_000)

  it('should fit the narrowest telephone', async () => {
    const digest = await makeDigest(test.payload, '도봉구 청소행정과')
    const { path } = await mintLink(parts.db, digest)
    const page = await open(path, 360)
    await fits(page)
    await shoot(page, 'reply-list-360')
    for (const [index, kind] of ['change', 'retire', 'person', 'reroute', 'undecided'].entries())
      await page.check(`input[name="kind.${digest.entries[4 + index]?.id}"][value="${kind}"]`)
    await page.click('text=다음: 보낼 내용 확인')
    await fits(page)
    await shoot(page, 'reply-change-360')
    await page.goto(`${url}${path}/review`)
    await fits(page)
    for (const at of ['/r', `/r/${'B'.repeat(43)}`]) {
      await page.goto(url + at)
      await fits(page)
    }
    await shoot(page, 'reply-closed-360')
  }, 120_000)

  it('should have nothing that axe complains about', async () => {
    const digest = await makeDigest(test.payload, '송파구 청소행정과')
    const { path } = await mintLink(parts.db, digest)
    const context = await browser.newContext({ locale: 'ko-KR', bypassCSP: true })
    const page = await context.newPage()
    await page.goto(url + path)
    await page.check(`input[name="kind.${digest.entries[4]?.id}"][value="change"]`)
    await page.click('text=다음: 보낼 내용 확인')
    const form = new URL(page.url()).pathname
    for (const at of [path, form, `${path}/review`, '/r', `/r/${'B'.repeat(43)}`]) {
      await page.goto(url + at)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${at} ${id} ${nodes[0]?.html}`)).toEqual([])
    }
    await context.close()
  }, 120_000)
})
