import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'

import type { Product } from './product'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

export const box = (page: Page): Locator => page.getByRole('combobox', { name: '자료 찾기' })
export const title = (page: Page): Locator => page.locator('#answer-title')
export const bar = (page: Page): Locator => page.getByRole('region', { name: '진행 중인 공지' })
export const banner = (page: Page): Locator => page.locator('.banner')
export const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText())
export const isFocused = (field: Locator): Promise<boolean> =>
  field.evaluate((element) => element === document.activeElement)

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
