/**
 * `npm run bench:desk`: from a key to painted results on the desk, in ms, at full speed and with the CPU slowed four times, with
 * the layout shifts of all that typing; and from an address on a cold cache to a desk that takes letters, with the weight of
 * its scripts. Prints tables and writes bench/results/desk.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs'

import type { BrowserContext, Page } from 'playwright-core'

import { findBrowser, launchBrowser, typeHangul } from '../tests/support/browser'
import { startProduct } from '../tests/support/product'

const QUESTIONS = ['강남구 대형폐기물', '여권 재발급', '전입신고', '주정차 단속', '재산세 납부', '인감증명 대리']
/** Longer than any answer takes: a key's results are the last change of the list before the next key. */
const REST_MS = 400
const SLOWDOWNS = [1, 4]
const OPENINGS = 5
/** Scripts that are fetched when the page is ready count as its first load too. */
const AFTER_MS = 1_500

const executable = findBrowser()
if (!executable) throw new Error('Chromium을 찾지 못했습니다. CHROMIUM에 경로를 넣어 주세요.')
const product = await startProduct({ seed: 'demo' })
const browser = await launchBrowser(executable)
try {
  const results = []
  for (const slowdown of SLOWDOWNS) {
    results.push(await measure(slowdown))
    console.table(results.slice(-1))
  }
  const openings = []
  for (let turn = 0; turn < OPENINGS; turn++) openings.push(await openCold())
  console.table(openings)
  mkdirSync('bench/results', { recursive: true })
  writeFileSync('bench/results/desk.json', `${JSON.stringify({ typing: results, openings }, null, 2)}\n`)
} finally {
  await browser.close()
  await product.stop()
}

/** Signed in, with nothing in the cache. */
async function newDesk(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'ko-KR' })
  const data = { email: 'agent@ieum.test', password: product.password }
  await context.request.post(`${product.url}/api/users/login`, { data })
  // tsx names the functions inside what is evaluated by a helper that the page does not have.
  await context.addInitScript('globalThis.__name = (named) => named')
  return { context, page: await context.newPage() }
}

/** @returns ms from the address to a box that has the focus on a desk that knows who sits there, and KB of scripts as sent */
async function openCold() {
  const { context, page } = await newDesk()
  const client = await context.newCDPSession(page)
  await client.send('Network.enable')
  const scripts = new Set<string>()
  let bytes = 0
  client.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.add(requestId))
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength
  })
  await page.goto(product.url, { waitUntil: 'commit' })
  const ready = await page.waitForFunction(() => {
    const isReady =
      document.documentElement?.dataset.session === 'known' && document.activeElement?.matches('.box-input') === true
    return isReady ? performance.now() : 0
  })
  const readyMs = Math.round(await ready.jsonValue())
  await page.waitForTimeout(AFTER_MS)
  await context.close()
  return { readyMs, scriptsKb: Math.round(bytes / 102.4) / 10 }
}

async function measure(slowdown: number) {
  const { context, page } = await newDesk()
  await page.goto(product.url)
  await page.locator('html[data-session=known]').waitFor({ state: 'attached' })
  const client = await context.newCDPSession(page)
  await client.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await watchPaints(page)
  for (const question of QUESTIONS) {
    await page.keyboard.press('Control+K')
    await page.waitForTimeout(REST_MS)
    await typeHangul(page, question, () => page.waitForTimeout(REST_MS))
  }
  const { paints: times, shifts } = await page.evaluate(() => {
    const { paints, shifts } = window as unknown as Watched
    return { paints, shifts }
  })
  await context.close()
  const sorted = times.sort((a, b) => a - b)
  const at = (share: number): number => Math.round(sorted[Math.floor(sorted.length * share)] ?? NaN)
  return {
    slowdown,
    keys: sorted.length,
    p50: at(0.5),
    p95: at(0.95),
    max: at(0.999),
    layoutShift: Math.round(shifts.reduce((sum, value) => sum + value, 0) * 1000) / 1000,
  }
}

interface Watched {
  paints: number[]
  shifts: number[]
}

/** Notes for each key that changed the list how long it took until that change, as far as it is in view, was painted. */
function watchPaints(page: Page): Promise<void> {
  return page.evaluate(() => {
    const paints: number[] = []
    const shifts: number[] = []
    Object.assign(window, { paints, shifts })
    new PerformanceObserver((entries) => {
      for (const shift of entries.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!shift.hadRecentInput) shifts.push(shift.value)
    }).observe({ type: 'layout-shift' })
    let keyAt = 0
    let last = 0
    const settle = (): void => {
      if (keyAt > 0 && last > keyAt) paints.push(last - keyAt)
    }
    document.querySelector('.box-input')?.addEventListener('input', (event) => {
      settle()
      keyAt = event.timeStamp
    })
    const list = document.querySelector('.column')
    const isInView = ({ target }: MutationRecord): boolean => {
      const element = target instanceof Element ? target : target.parentElement
      return element !== null && element.getBoundingClientRect().top < innerHeight
    }
    const observer = new MutationObserver((changes) => {
      requestAnimationFrame(() => {
        if (!changes.some(isInView)) return
        // After the frame's own work: what was changed is on the screen.
        const channel = new MessageChannel()
        channel.port1.onmessage = () => (last = performance.now())
        channel.port2.postMessage(undefined)
      })
    })
    if (list) observer.observe(list, { childList: true, subtree: true, characterData: true })
  })
}
