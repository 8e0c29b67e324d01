import { describe, expect, it } from 'vitest'

import { readServiceRecord } from '../../src/server/services/serviceRecord'
import { findBrowser, typeHangul } from '../support/browser'
import { banner, bar, box, clipboard, focusedClass, isFocused, title, violations } from '../support/desk'
import { useDesk } from '../support/useDesk'

const executable = findBrowser()
if (!executable) console.log('skipped: tests/browser/deskOutages.test.ts (no Chromium found; set CHROMIUM to its path)')

const AGAIN = { timeout: 45_000 }

/** What an agent can still do while something is down; and that nobody has to do anything for it to go on. */
describe.skipIf(!executable)('the desk while something is down', () => {
  const desk = useDesk()
  const { open } = desk

  async function publishNotice(what: string): Promise<void> {
    const headers = { authorization: `JWT ${await desk.product.token('lead')}`, 'content-type': 'application/json' }
    const body = JSON.stringify({ what, mustRead: false })
    const sent = await fetch(`${desk.product.url}/api/lookup/notices`, { method: 'POST', headers, body })
    expect(sent.status).toBe(201)
  }

  it('should keep what was typed and shown while searches fail, say what works, and go on by itself', async () => {
    const page = await open('/?q=대형폐기물')
    await title(page).waitFor()
    const reading = await title(page).innerText()
    await page.route('**/api/lookup?*', (route) =>
      route.fulfill({
        status: 503,
        headers: { 'retry-after': '1', 'content-type': 'application/problem+json' },
        json: { code: 'index-not-ready', detail: '검색을 준비하고 있습니다.' },
      }),
    )
    await typeHangul(page, ' 수수료')
    await banner(page).getByText('검색이 잠시 멈췄습니다').waitFor()
    await banner(page).getByText('지금 보이는 목록은 ‘대형폐기물’의 결과입니다.').waitFor()
    await banner(page).getByText('112·119와 응대 카드').waitFor()
    expect(await title(page).innerText()).toBe(reading)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Control+E')
    await page.getByRole('complementary', { name: '긴급 번호' }).waitFor()
    await page.keyboard.press('Escape')
    await page.unroute('**/api/lookup?*')
    await banner(page).waitFor({ state: 'detached', ...AGAIN })
    expect(await box(page).inputValue()).toBe('대형폐기물 수수료')
  }, 90_000)

  it('should find and name the office while the database is down, and show the answer when it is back', async () => {
    const page = await open('/?q=대형폐기물')
    await title(page).waitFor()
    const mongod = readServiceRecord(desk.product.dataDir).mongodb?.pid ?? 0
    expect(mongod).toBeGreaterThan(0)
    // What was known of the session runs out, as it does in the middle of a morning.
    process.kill(mongod, 'SIGSTOP')
    try {
      await page.waitForTimeout(6_000)
      await page.keyboard.press('Control+K')
      await typeHangul(page, '여권 재발급')
      await expect
        .poll(() => page.locator('.row[aria-selected=true] .row-title').innerText(), { timeout: 15_000 })
        .toContain('여권')
      const row = await page.locator('.row[aria-selected=true] .row-title').innerText()
      const fromRow = page.locator('.answer--row')
      await fromRow.getByRole('heading', { name: row }).waitFor({ timeout: 15_000 })
      expect(await fromRow.innerText()).toMatch(/02-0\d{3}-\d{4}/)
      expect(await title(page).count()).toBe(0)
      expect(await page.getByRole('region', { name: '다시 로그인' }).count()).toBe(0)
      expect(await violations(page)).toEqual([])
    } finally {
      process.kill(mongod, 'SIGCONT')
    }
    await title(page).waitFor(AGAIN)
    expect(await title(page).innerText()).toContain('여권')
    await page.locator('.answer--row').waitFor({ state: 'detached' })
  }, 180_000)

  it('should show and copy what it has while the network is gone for a minute, marked, and catch up after it', async () => {
    const page = await open('/?q=전입신고')
    await title(page).waitFor()
    await page.waitForTimeout(1_000)
    await page.keyboard.press('Enter')
    const kept = await title(page).innerText()
    await page.context().setOffline(true)
    const gone = Date.now()
    await page.locator('.brief-bar-cut').waitFor({ timeout: 15_000 })
    expect(await title(page).innerText()).toBe(kept)
    await page.keyboard.press('Escape')
    await typeHangul(page, '여권')
    await banner(page).getByText('연결이 끊겼습니다').waitFor()
    expect(await page.locator('.row').count()).toBeGreaterThan(0)
    // What was read a while ago is shown and copied with the time it is from.
    await page.waitForTimeout(Math.max(0, 21_000 - (Date.now() - gone)))
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page
      .locator('.pane-line')
      .getByText(/\d\d:\d\d에 받은 내용입니다/)
      .waitFor({ timeout: 15_000 })
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Control+1')
    await page.getByRole('complementary', { name: '자살 위기' }).waitFor()
    await page.keyboard.press('Escape')
    await publishNotice('연결이 끊긴 사이의 공지')
    await page.waitForTimeout(Math.max(0, 60_000 - (Date.now() - gone)))
    await page.context().setOffline(false)
    await banner(page).waitFor({ state: 'detached', timeout: 15_000 })
    await bar(page)
      .getByRole('button', { name: /연결이 끊긴 사이의 공지/ })
      .waitFor({ timeout: 15_000 })
    await page.locator('.brief-bar-cut').waitFor({ state: 'detached', timeout: 15_000 })
    await page.locator('.pane-line .notice').waitFor({ state: 'detached', timeout: 15_000 })
    await expect.poll(() => page.locator('.row').first().innerText()).toContain('여권')
  }, 180_000)

  it('should copy the answer at hand when the newest can’t be asked for, and say so', async () => {
    const page = await open('/?q=전입신고')
    await title(page).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => focusedClass(page)).toBe('pane')
    await page.waitForTimeout(20_500)
    await page.context().setOffline(true)
    await page.keyboard.press('Control+Enter')
    await page
      .getByRole('status')
      .filter({ hasText: /복사했습니다.*\d\d:\d\d에 받은 내용입니다/ })
      .waitFor()
    expect(await clipboard(page)).toContain('기준')
  }, 90_000)

  it('should leave reading and copying to whoever was signed out, and go on after the password', async () => {
    const page = await open('/?q=대형폐기물')
    await title(page).waitFor()
    const reading = await title(page).innerText()
    await page.context().clearCookies()
    await typeHangul(page, ' 수수료')
    const back = page.getByRole('region', { name: '다시 로그인' })
    await back.getByText('로그인이 끝났습니다.').waitFor()
    // Not a letter went to another field than the one it was meant for.
    expect(await box(page).inputValue()).toBe('대형폐기물 수수료')
    expect(await isFocused(box(page))).toBe(true)
    expect(await title(page).innerText()).toBe(reading)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await page.getByRole('status').filter({ hasText: '복사했습니다' }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.insertText(desk.product.password)
    await page.keyboard.press('Enter')
    await back.waitFor({ state: 'detached' })
    expect(await box(page).inputValue()).toBe('대형폐기물 수수료')
    expect(await isFocused(box(page))).toBe(true)
    await banner(page).waitFor({ state: 'detached' })
  }, 120_000)

  it('should notice by itself that the session is over', async () => {
    const page = await open('/?q=대형폐기물')
    await title(page).waitFor()
    await page.context().clearCookies()
    await page.context().setOffline(true)
    await page.waitForTimeout(1_000)
    await page.context().setOffline(false)
    await page.getByRole('region', { name: '다시 로그인' }).waitFor({ timeout: 20_000 })
    expect(await isFocused(box(page))).toBe(true)
  }, 60_000)
})
