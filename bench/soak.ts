/**
 * A day at the desk, compressed: `npm run bench:soak`. Chromium takes call after call without pause (a new call, a question
 * typed as Korean is, an answer opened, copied, a second one looked at), and the page's heap is read after collecting garbage.
 *   --calls N   how many (480: eight hours at a call a minute)
 * Every twenty-fourth call a shift lead publishes a 긴급공지 and ends it. With the heap go the nodes and listeners of the page.
 * Prints the growth from the end of the first tenth to the end, in MB, and writes bench/results/soak.json. Exit 1 from 20 MB on.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

import type { CDPSession, Page } from 'playwright-core'

import { findBrowser, launchBrowser, typeHangul } from '../tests/support/browser'
import { startProduct } from '../tests/support/product'

const QUESTIONS = [
  '대형폐기물',
  '여권 재발급',
  '전입신고',
  '주정차 단속',
  '재산세 납부',
  '인감증명',
  '무더위쉼터',
  '수도요금',
]
const MOST_GROWTH_MB = 20
const REST_MS = 60
const NOTICE_EVERY = 24

const { values } = parseArgs({ options: { calls: { type: 'string', default: '480' } } })
const calls = Number(values.calls)
if (!Number.isInteger(calls) || calls < 10) {
  console.error('--calls is a whole number, 10 or more')
  process.exit(2)
}

const executable = findBrowser()
if (!executable) throw new Error('Chromium을 찾지 못했습니다. CHROMIUM에 경로를 넣어 주세요.')
const product = await startProduct({ seed: 'demo', env: { IEUM_LOG_LEVEL: 'error' } })
const browser = await launchBrowser(executable)
try {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'ko-KR',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const data = { email: 'agent@ieum.test', password: product.password }
  await context.request.post(`${product.url}/api/users/login`, { data })
  const page = await context.newPage()
  await page.goto(product.url)
  await page.locator('html[data-session=known]').waitFor({ state: 'attached' })
  const client = await context.newCDPSession(page)
  await client.send('HeapProfiler.enable')

  const every = Math.max(1, Math.floor(calls / 10))
  const lead = await product.token('lead')
  const heap: number[] = []
  const counts: PageCounts[] = []
  for (let call = 1; call <= calls; call++) {
    await takeCall(page, QUESTIONS[call % QUESTIONS.length] ?? '')
    if (call % NOTICE_EVERY === 0) await tellAndEnd(lead, call)
    if (call % every !== 0) continue
    heap.push(await heapOf(client))
    counts.push(await countsOf(client))
    console.log(
      `${call} calls: ${heap.at(-1)} MB, ${counts.at(-1)?.nodes} nodes, ${counts.at(-1)?.listeners} listeners`,
    )
  }
  const [first = NaN, last = NaN] = [heap[0], heap.at(-1)]
  const growth = Math.round((last - first) * 10) / 10
  console.table({ heap: { calls, firstMb: first, lastMb: last, growthMb: growth } })
  mkdirSync('bench/results', { recursive: true })
  writeFileSync(
    'bench/results/soak.json',
    `${JSON.stringify({ calls, heapMb: heap, counts, growthMb: growth }, null, 2)}\n`,
  )
  if (!(growth < MOST_GROWTH_MB)) process.exitCode = 1
} finally {
  await browser.close()
  await product.stop()
}

async function takeCall(page: Page, question: string): Promise<void> {
  await page.keyboard.press('Control+K')
  await typeHangul(page, question)
  await page.waitForTimeout(REST_MS)
  await page.keyboard.press('Enter')
  await page.waitForTimeout(REST_MS)
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(REST_MS)
}

/** Every desk hears of it twice. */
async function tellAndEnd(lead: string, call: number): Promise<void> {
  const post = (path: string, body: object): Promise<Response> =>
    fetch(`${product.url}/api/lookup/notices${path}`, {
      method: 'POST',
      headers: { authorization: `JWT ${lead}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const { id } = (await (await post('', { what: `${call}번째 통화의 공지`, mustRead: false })).json()) as { id: string }
  const ended = await post(`/${id}`, { kind: 'end' })
  if (!ended.ok) throw new Error(`the notice was not ended: ${ended.status}`)
}

interface PageCounts {
  nodes: number
  listeners: number
}

async function countsOf(client: CDPSession): Promise<PageCounts> {
  const { nodes, jsEventListeners } = await client.send('Memory.getDOMCounters')
  return { nodes, listeners: jsEventListeners }
}

/** @returns what the page's heap holds after collecting garbage, in MB. */
async function heapOf(client: CDPSession): Promise<number> {
  await client.send('HeapProfiler.collectGarbage')
  const { usedSize } = await client.send('Runtime.getHeapUsage')
  return Math.round((usedSize / 1024 / 1024) * 10) / 10
}
