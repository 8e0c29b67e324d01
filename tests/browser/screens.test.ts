import { rmSync } from 'node:fs'

import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, it } from 'vitest'

import { findBrowser, launchBrowser } from '../support/browser'
import { openDesk } from '../support/desk'
import { bodyOf } from '../support/factories'
import { startProduct, type Product } from '../support/product'

const executable = findBrowser()
const isWanted = Boolean(executable && process.env.IEUM_SCREENS)
const FOLDER = 'docs/screens'
/** Width and height, in px. */
const SIZES = { 480: 900, 1280: 900, 1366: 768, 1920: 1080 } as const
/** Each state is taken at these: beside a call program, and on a desk of its own. */
const STATE_WIDTHS = [480, 1280] as const

type Width = keyof typeof SIZES
type Act = (page: Page) => Promise<void>

interface State {
  name: string
  path: string
  act?: Act
  account?: 'agent' | 'lead'
  options?: BrowserContextOptions
}

const press =
  (...keys: string[]): Act =>
  async (page) => {
    for (const key of keys) {
      await page.keyboard.press(key)
      await page.waitForTimeout(400)
    }
  }
const fails = (status: number) => (page: Page) =>
  page.route('**/api/lookup?*', (route) => route.fulfill({ status, json: { code: 'index-not-ready' } }))

const STATES: readonly State[] = [
  { name: 'start', path: '/' },
  { name: 'answer', path: '/?q=대형폐기물&freshness=overdue', act: press('Enter') },
  { name: 'nothing-found', path: '/?q=뷁쉡뚥&district=강남구' },
  { name: 'places', path: '/?q=신사동 대형폐기물' },
  {
    name: 'district',
    path: '/?q=대형폐기물',
    act: async (page) => {
      await page.keyboard.press('Control+G')
      await page.keyboard.insertText('ㄱㄴ')
    },
  },
  { name: 'copied', path: '/?q=전입신고', act: press('Enter', 'Control+Enter') },
  { name: 'tabs', path: '/?q=강남구 대형폐기물', act: press('Enter', 'Alt+ArrowDown', 'Alt+ArrowDown') },
  {
    name: 'compare',
    path: '/?q=강남구 대형폐기물',
    act: async (page) => {
      await press('Control+B')(page)
      await page.keyboard.insertText('ㅇㅍㄱ')
      await page.keyboard.press('Enter')
    },
  },
  { name: 'new-call', path: '/?q=전입신고', act: press('Enter', 'Control+D', 'Control+K') },
  { name: 'overlay', path: '/?q=도봉구 전입신고&code=OVERLAID' },
  { name: 'brief', path: '/?q=전입신고', act: press('Enter', 'Control+J') },
  { name: 'card', path: '/?q=전입신고', act: press('Enter', 'Control+1') },
  { name: 'emergency', path: '/?q=전입신고', act: press('Enter', 'Control+E') },
  {
    name: 'notes',
    path: '/?q=전입신고',
    act: async (page) => {
      await press('Enter', 'Control+M')(page)
      await page.keyboard.insertText('세대주 확인은 주민센터에 먼저 물어볼 것')
      await page.keyboard.press('Enter')
    },
  },
  { name: 'flag', path: '/?q=뷁쉡뚥', act: press('Control+Shift+F') },
  { name: 'notice', path: '/?q=전입신고', account: 'lead', act: press('Enter', 'Control+Shift+E') },
  { name: 'keys', path: '/?q=전입신고', act: press('Enter', 'Control+Slash') },
  {
    name: 'search-down',
    path: '/?q=전입신고',
    act: async (page) => {
      await fails(503)(page)
      await page.keyboard.insertText(' 준비물')
    },
  },
  {
    name: 'no-answer',
    path: '/?q=전입신고',
    act: async (page) => {
      await page.waitForTimeout(1_000)
      await page.route('**/api/lookup/entries/*', (route) => route.fulfill({ status: 503, json: {} }))
      await press('Control+K')(page)
      await page.keyboard.insertText('수도요금')
      await page.waitForTimeout(1_000)
      await press('Enter')(page)
    },
  },
  {
    name: 'away',
    path: '/?q=전입신고',
    act: async (page) => {
      await page.context().setOffline(true)
      await page.waitForTimeout(6_000)
      await page.keyboard.insertText(' 준비물')
    },
  },
  {
    name: 'signed-out',
    path: '/?q=전입신고',
    act: async (page) => {
      await page.context().clearCookies()
      await page.keyboard.insertText(' 준비물')
    },
  },
  {
    name: 'by-hand',
    path: '/?q=전입신고',
    act: async (page) => {
      await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error('closed'))
        document.execCommand = () => false
      })
      await press('Control+Enter')(page)
    },
  },
  {
    name: 'contrast',
    path: '/?q=대형폐기물&freshness=overdue',
    act: async (page) => {
      await page.evaluate(() => localStorage.setItem('ieum.theme', 'contrast'))
      await page.reload()
      await page.waitForTimeout(1_000)
    },
  },
]

/** `IEUM_SCREENS=1 npx vitest run tests/browser/screens.test.ts` takes the pictures of docs/screens anew. */
describe.runIf(isWanted)('the pictures in docs/screens', () => {
  let product: Product
  let browser: Browser
  let overlaid = ''

  beforeAll(async () => {
    product = await startProduct({ seed: 'demo' })
    browser = await launchBrowser(executable ?? '')
    overlaid = await writeOverlay()
  }, 600_000)

  afterAll(async () => {
    await browser?.close()
    await product?.stop()
    if (product) rmSync(product.dataDir, { recursive: true, force: true })
  })

  /** A must-read brief that replaces a line. @returns the code of the answer it lies over */
  async function writeOverlay(): Promise<string> {
    const headers = { authorization: `JWT ${await product.token('editor')}`, 'content-type': 'application/json' }
    const found = await fetch(`${product.url}/api/entries?where[title][like]=전입신고&limit=1&depth=0`, { headers })
    const { docs } = (await found.json()) as { docs: { id: string; code: string }[] }
    const [entry] = docs
    const hour = 3_600_000
    await fetch(`${product.url}/api/issue-briefs`, {
      method: 'POST',
      headers,
      body: JSON.stringify({
        code: 'SC-0001',
        kind: 'brief',
        title: '한파 특보로 민원창구 단축 운영',
        script: '오늘은 한파 특보로 주민센터 창구가 오후 3시에 닫습니다.',
        place: '서울시 전역 주민센터',
        body: bodyOf('무인민원발급기와 정부24는 평소처럼 쓸 수 있습니다.'),
        from: new Date(Date.now() - hour).toISOString(),
        until: new Date(Date.now() + 5 * hour).toISOString(),
        mustRead: true,
        overlays: [entry?.id],
        replaces: [
          { entry: entry?.id, part: 'howToApply', text: '오후 3시까지 주민센터를 방문하시거나 정부24로 신청합니다.' },
        ],
        _status: 'published',
      }),
    })
    return entry?.code ?? ''
  }

  async function picture(name: string, width: Width, state: Omit<State, 'name'>): Promise<void> {
    const viewport = { width, height: SIZES[width] }
    const path = state.path.replace('OVERLAID', overlaid)
    const { page, context } = await openDesk(browser, product, path, {
      viewport,
      ...(state.account ? { account: state.account } : {}),
      ...state.options,
    })
    await page.waitForTimeout(1_200)
    await state.act?.(page)
    await page.waitForTimeout(900)
    await save(page, name)
    await context.close()
  }

  /** Few colours are on a desk: a palette keeps a picture to some tens of KB. */
  async function save(page: Page, name: string): Promise<void> {
    await sharp(await page.screenshot())
      .png({ palette: true, colours: 64, effort: 8 })
      .toFile(`${FOLDER}/${name}.png`)
  }

  it.each(['light', 'dark'] as const)(
    'should show the desk at each size, %s',
    async (colorScheme) => {
      for (const width of Object.keys(SIZES).map(Number) as Width[])
        await picture(`desk-${width}-${colorScheme}`, width, {
          path: '/?q=강남구 대형폐기물',
          options: { colorScheme },
        })
    },
    240_000,
  )

  it.each(STATES)(
    'should show the other states: $name',
    async ({ name, ...state }) => {
      for (const width of STATE_WIDTHS) await picture(`${name}-${width}`, width, state)
    },
    120_000,
  )

  it('should show the way in', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'ko-KR' })
    const page = await context.newPage()
    await page.goto(`${product.url}/login`)
    await page.waitForTimeout(1_500)
    await save(page, 'sign-in')
    await context.close()
  }, 60_000)
})
