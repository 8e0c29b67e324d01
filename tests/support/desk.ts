import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

import { typeHangul } from './browser'
import type { Product } from './product'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

export const box = (page: Page): Locator => page.getByRole('combobox', { name: '자료 찾기' })
export const title = (page: Page): Locator => page.locator('#answer-title')
export const tabs = (page: Page): Locator => page.locator('.tab')
export const rows = (page: Page): Locator => page.getByRole('listbox', { name: '검색 결과' }).getByRole('option')
export const bar = (page: Page): Locator => page.getByRole('region', { name: '진행 중인 공지' })
export const banner = (page: Page): Locator => page.locator('.banner')
export const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText())
export const isFocused = (field: Locator): Promise<boolean> =>
  field.evaluate((element) => element === document.activeElement)
export const focusedClass = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.className ?? '')
/** What the address says, by name. */
export const paramsOf = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => Object.fromEntries(new URLSearchParams(location.search)))

/** Types a question as an input method does, and waits for the answer beside the list. */
export async function ask(page: Page, question: string): Promise<void> {
  await typeHangul(page, question)
  await expect.poll(() => page.locator('.desk').evaluate(() => location.search)).toContain('q=')
  await title(page).waitFor()
  await settled(page)
}

/** Waits until the highlighted row and the answer beside it are the same, and have been for a moment. */
export async function settled(page: Page): Promise<void> {
  const state = () =>
    page.evaluate(() => {
      const row = document.querySelector('.row[aria-selected=true] .row-title')?.textContent
      return row === document.querySelector('#answer-title')?.textContent ? row : null
    })
  await expect.poll(state).not.toBeNull()
  const before = await state()
  await page.waitForTimeout(300)
  if ((await state()) !== before) await settled(page)
}

/** @returns what the lookup finds first */
export async function anEntry(product: Product, question: string): Promise<{ code: string }> {
  const headers = { authorization: `JWT ${await product.token('agent')}` }
  const found = await fetch(`${product.url}/api/lookup?q=${encodeURIComponent(question)}&limit=1`, { headers })
  const { hits } = (await found.json()) as { hits: { code: string }[] }
  if (!hits[0]) throw new Error(`nothing found for ${question}`)
  return hits[0]
}

/** Opens the desk for a demo account, in a context of its own that the caller closes; resolves when letters reach the box. */
export async function openDesk(
  browser: Browser,
  product: Product,
  path = '/',
  options: BrowserContextOptions & { account?: 'agent' | 'lead' } = {},
): Promise<{ page: Page; context: BrowserContext }> {
  const { account = 'agent', ...rest } = options
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'ko-KR',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...rest,
  })
  const data = { email: `${account}@ieum.test`, password: product.password }
  await context.request.post(`${product.url}/api/users/login`, { data })
  const page = await context.newPage()
  await page.goto(product.url + path)
  await page.locator('html[data-session=known]').waitFor({ state: 'attached' })
  await page.locator('.box-input:focus').waitFor()
  return { page, context }
}

/**
 * What axe finds by the WCAG rules that can be checked, each as one line that names the rule and the place. The desk has no
 * frames: axe may then judge in the page itself instead of in a blank one beside it.
 */
export async function violations(page: Page): Promise<string[]> {
  if (page.frames().length > 1) throw new Error('axe would not look into the frames of this page')
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).setLegacyMode().analyze()
  return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)}`))
}
