import { rmSync } from 'node:fs'

import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'

import { findBrowser, launchBrowser } from '../support/browser'
import { startProduct, type Product } from '../support/product'

const executable = findBrowser()
const isWanted = Boolean(executable && process.env.IEUM_SCREENS)
const SIZES = { 480: 900, 1280: 900, 1366: 768, 1920: 1080 } as const
const FOLDER = 'docs/screens'

/** `IEUM_SCREENS=1 npx vitest run tests/browser/screens.test.ts` takes the pictures of docs/screens anew. */
describe.runIf(isWanted)('the pictures in docs/screens', () => {
  let product: Product
  let browser: Browser
  let storageState: BrowserContextOptions['storageState']
  let leadState: BrowserContextOptions['storageState']

  beforeAll(async () => {
    product = await startProduct({ seed: 'demo' })
    browser = await launchBrowser(executable ?? '')
    storageState = await stateOf('agent')
    leadState = await stateOf('lead')
  }, 600_000)

  afterAll(async () => {
    await browser?.close()
    await product?.stop()
    if (product) rmSync(product.dataDir, { recursive: true, force: true })
  })

  async function stateOf(account: 'agent' | 'lead'): Promise<BrowserContextOptions['storageState']> {
    const context = await browser.newContext()
    const data = { email: `${account}@ieum.test`, password: product.password }
    await context.request.post(`${product.url}/api/users/login`, { data })
    const state = await context.storageState()
    await context.close()
    return state
  }

  async function picture(
    name: string,
    options: BrowserContextOptions,
    path: string,
    act: (page: Page) => Promise<void> = async () => {},
  ): Promise<void> {
    const context = await browser.newContext({ locale: 'ko-KR', storageState, ...options })
    const page = await context.newPage()
    await page.goto(product.url + path)
    await page.waitForTimeout(1_500)
    await act(page)
    await page.waitForTimeout(500)
    await page.screenshot({ path: `${FOLDER}/${name}.png` })
    await context.close()
  }

  it.each(['light', 'dark'] as const)(
    'should show the desk at each size, %s',
    async (colorScheme) => {
      for (const [width, height] of Object.entries(SIZES)) {
        const viewport = { width: Number(width), height }
        await picture(`desk-${width}-${colorScheme}`, { viewport, colorScheme }, '/?q=강남구 대형폐기물')
      }
    },
    120_000,
  )

  it('should show the other states', async () => {
    const viewport = { width: 1280, height: SIZES[1280] }
    await picture('sign-in', { viewport, storageState: undefined }, '/login')
    await picture('start', { viewport }, '/')
    await picture('overdue', { viewport }, '/?q=대형폐기물&freshness=overdue')
    await picture('nothing-found', { viewport }, '/?q=뷁쉡뚥&district=강남구')
    await picture('district', { viewport }, '/?q=대형폐기물', async (page) => {
      await page.keyboard.press('Alt+1')
      await page.keyboard.insertText('ㄱㄴ')
    })
    await picture('copied', { viewport }, '/?q=전입신고', (page) => page.keyboard.press('Control+Enter'))
    await picture('away', { viewport }, '/?q=전입신고', async (page) => {
      await page.context().setOffline(true)
      await page.keyboard.insertText(' 준비물')
    })
    await picture('tabs', { viewport }, '/?q=강남구 대형폐기물', async (page) => {
      await page.keyboard.press('Enter')
      for (let more = 0; more < 2; more++) {
        await page.waitForTimeout(400)
        await page.keyboard.press('Alt+ArrowDown')
      }
    })
    await picture('compare', { viewport }, '/?q=강남구 대형폐기물', async (page) => {
      await page.keyboard.press('Control+B')
      await page.waitForTimeout(300)
      await page.keyboard.insertText('ㅇㅍㄱ')
      await page.keyboard.press('Enter')
    })
    await picture('emergency', { viewport }, '/?q=전입신고', (page) => page.keyboard.press('Control+E'))
    await picture('notes', { viewport }, '/?q=전입신고', async (page) => {
      await page.keyboard.press('Control+M')
      await page.waitForTimeout(300)
      await page.keyboard.insertText('세대주 확인은 주민센터에 먼저 물어볼 것')
      await page.keyboard.press('Enter')
    })
    await picture('keys', { viewport }, '/?q=전입신고', (page) => page.keyboard.press('Control+Slash'))
    await picture('brief', { viewport }, '/?q=전입신고', (page) => page.keyboard.press('Control+J'))
    await picture('card', { viewport }, '/?q=전입신고', (page) => page.keyboard.press('Control+1'))
    await picture('flag', { viewport }, '/?q=뷁쉡뚥', (page) => page.keyboard.press('Control+Shift+F'))
    await picture('overlay', { viewport }, '/?q=땅꺼짐 의심 신고')
    await picture('notice', { viewport, storageState: leadState }, '/?q=전입신고', (page) =>
      page.keyboard.press('Control+Shift+E'),
    )
    await picture('new-call', { viewport }, '/?q=전입신고', async (page) => {
      await page.keyboard.press('Control+D')
      await page.waitForTimeout(500)
      await page.keyboard.press('Control+K')
    })
    await picture('places', { viewport }, '/?q=신사동 대형폐기물')
    await picture('contrast', { viewport }, '/?q=대형폐기물&freshness=overdue', async (page) => {
      await page.evaluate(() => localStorage.setItem('ieum.theme', 'contrast'))
      await page.reload()
      await page.waitForTimeout(1_500)
    })
    const narrow = { width: 480, height: SIZES[480] }
    await picture('answer-480', { viewport: narrow }, '/?q=대형폐기물&freshness=overdue', (page) =>
      page.keyboard.press('Enter'),
    )
  }, 120_000)
})
