import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { findBrowser, launchBrowser } from '../support/browser'
import { demoFolder } from '../support/demoFolder'
import { title } from '../support/desk'
import { startProduct, type Product } from '../support/product'

const executable = findBrowser()
if (!executable) console.log('skipped: tests/browser/deskHours.test.ts (no Chromium found; set CHROMIUM to its path)')

/** New Year's Day of 2027 is a Friday; the Monday after it is a working day. */
const MOMENTS = {
  lunch: '2027-01-04T12:30:00+09:00',
  evening: '2027-01-04T18:30:00+09:00',
  holiday: '2027-01-01T10:30:00+09:00',
  morning: '2027-01-04T10:30:00+09:00',
} as const

/** The number on the desk at a time of the day; the product's clock is set, nothing else. */
describe.skipIf(!executable)('the number that answers', () => {
  const clockFile = join(tmpdir(), `ieum-clock-${process.pid}`)
  let product: Product
  let browser: Browser
  const contexts: BrowserContext[] = []

  beforeAll(async () => {
    writeFileSync(clockFile, '0')
    const clock = pathToFileURL(join(import.meta.dirname, '../support/shiftedClock.mjs')).href
    product = await startProduct({
      seed: 'demo',
      dataDir: await demoFolder(),
      env: { NODE_OPTIONS: `--import ${clock}`, IEUM_TEST_CLOCK: clockFile },
    })
    browser = await launchBrowser(executable ?? '')
  }, 600_000)

  afterAll(async () => {
    await browser?.close()
    await product?.stop()
    if (product) rmSync(product.dataDir, { recursive: true, force: true })
    rmSync(clockFile, { force: true })
  })

  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()))
  })

  /** @returns what the desk says of the number at that moment, with the clock of the page set too. */
  async function numberAt(moment: string): Promise<{ label: string; number: string; text: string }> {
    writeFileSync(clockFile, String(Date.parse(moment) - Date.now()))
    await new Promise((resolve) => setTimeout(resolve, 200))
    const context = await browser.newContext({ locale: 'ko-KR', viewport: { width: 1366, height: 768 } })
    await context.clock.install({ time: new Date(moment) })
    contexts.push(context)
    const token = await product.token('agent')
    // The browser's own clock is not set: a cookie would lie in the past or the future.
    await context.setExtraHTTPHeaders({ authorization: `JWT ${token}` })
    const page = await context.newPage()
    await page.goto(`${product.url}/?q=강남구 대형폐기물`)
    await title(page).waitFor()
    const now = page.locator('.number-now')
    return {
      label: await now.locator('.number-now-label').innerText(),
      number: await now.locator('strong').innerText(),
      text: await now.innerText(),
    }
  }

  it('should be the office’s own in the morning', async () => {
    const { label, text } = await numberAt(MOMENTS.morning)
    expect(label).toBe('지금 받음')
    expect(text).not.toContain('당직')
  }, 60_000)

  it('should say at 12:30 that it is lunch', async () => {
    const [open, noon] = [await numberAt(MOMENTS.morning), await numberAt(MOMENTS.lunch)]
    expect(noon.text).toContain('점심시간')
    expect(noon.text).not.toBe(open.text)
  }, 60_000)

  it('should be the duty room’s at 18:30, with what it takes and when the office is back', async () => {
    const [open, evening] = [await numberAt(MOMENTS.morning), await numberAt(MOMENTS.evening)]
    expect(evening.label).toBe('지금 받는 곳')
    expect(evening.number).not.toBe(open.number)
    expect(evening.text).toContain('당직')
    expect(evening.text).toMatch(/받는 일: .+/)
    expect(evening.text).toMatch(/1\. 5\.\(화\) 09:00부터 담당부서가 받습니다/)
  }, 60_000)

  it('should be the duty room’s on a holiday at half past ten, until the next working day', async () => {
    const { label, text } = await numberAt(MOMENTS.holiday)
    expect(label).toBe('지금 받는 곳')
    expect(text).toMatch(/1\. 4\.\(월\) 09:00부터 담당부서가 받습니다/)
  }, 60_000)
})
