/** `npm run bench:desk`: from a key to painted results on the desk, in ms, at full speed and with the CPU slowed four times. */
import { mkdirSync, writeFileSync } from 'node:fs'

import type { Page } from 'playwright-core'

import { findBrowser, launchBrowser, typeHangul } from '../tests/support/browser'
import { startProduct } from '../tests/support/product'

const QUESTIONS = ['강남구 대형폐기물', '여권 재발급', '전입신고', '주정차 단속', '재산세 납부', '인감증명 대리']
/** Longer than any answer takes: a key's results are the last change of the list before the next key. */
const REST_MS = 400
const SLOWDOWNS = [1, 4]

const executable = findBrowser()
if (!executable) throw new Error('Chromium을 찾지 못했습니다. CHROMIUM에 경로를 넣어 주세요.')
const product = await startProduct({ seed: 'demo' })
const browser = await launchBrowser(executable)
try {
  const results = []
  for (const slowdown of SLOWDOWNS) results.push(await measure(slowdown))
  console.table(results)
  mkdirSync('bench/results', { recursive: true })
  writeFileSync('bench/results/desk.json', `${JSON.stringify(results, null, 2)}\n`)
} finally {
  await browser.close()
  await product.stop()
}

async function measure(slowdown: number) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'ko-KR' })
  const data = { email: 'agent@ieum.test', password: product.password }
  await context.request.post(`${product.url}/api/users/login`, { data })
  const page = await context.newPage()
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
  const times = await page.evaluate(() => (window as unknown as { paints: number[] }).paints)
  await context.close()
  const sorted = times.sort((a, b) => a - b)
  const at = (share: number): number => Math.round(sorted[Math.floor(sorted.length * share)] ?? NaN)
  return { slowdown, keys: sorted.length, p50: at(0.5), p95: at(0.95), max: at(0.999) }
}

/** Notes for each key that changed the list how long it took until that change was painted. */
function watchPaints(page: Page): Promise<void> {
  return page.evaluate(() => {
    const paints: number[] = []
    Object.assign(window, { paints })
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
    const observer = new MutationObserver(() => {
      requestAnimationFrame(() => {
        // After the frame's own work: what was changed is on the screen.
        const channel = new MessageChannel()
        channel.port1.onmessage = () => (last = performance.now())
        channel.port2.postMessage(undefined)
      })
    })
    if (list) observer.observe(list, { childList: true, subtree: true, characterData: true })
  })
}
