import { AxeBuilder } from '@axe-core/playwright'
import { rmSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { markdownToLexical } from '../../src/exchange/markdownToLexical'
import { findBrowser, launchBrowser } from '../support/browser'
import { startProduct, type Product } from '../support/product'

const executable = findBrowser()
if (!executable) console.log('skipped: tests/browser/briefStaff.test.ts (no Chromium found; set CHROMIUM to its path)')

/** Where to leave pictures to look at; nowhere unless it is set. */
const PICTURES = process.env.IEUM_PICTURES
const WAIT = { timeout: 60_000 }

describe.skipIf(!executable)('a brief’s page in the admin', () => {
  let product: Product
  let browser: Browser
  let editor: string
  const contexts: BrowserContext[] = []

  beforeAll(async () => {
    product = await startProduct({ seed: 'none' })
    browser = await launchBrowser(executable ?? '')
    editor = await product.token('editor')
  }, 900_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
    if (product) rmSync(product.dataDir, { recursive: true, force: true })
  })
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()))
  })

  async function api<T>(method: string, path: string, body?: object, token = editor): Promise<T> {
    const response = await fetch(`${product.url}/api${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `JWT ${token}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`)
    return answer as T
  }

  async function open(path: string, width = 1280): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 1000 }, locale: 'ko-KR' })
    contexts.push(context)
    const data = { email: 'editor@ieum.test', password: product.password }
    await context.request.post(`${product.url}/api/users/login`, { data })
    const page = await context.newPage()
    await page.goto(product.url + path, WAIT)
    if (/\/issue-briefs\/[0-9a-f]{24}/.test(path)) await previewed(page)
    return page
  }

  async function look(page: Page, name: string): Promise<void> {
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true })
  }

  async function makeBrief(code: string, more: object = {}): Promise<string> {
    const { doc } = await api<{ doc: { id: string } }>('POST', '/issue-briefs', {
      code,
      title: `설 연휴 안내 ${code}`,
      kind: 'brief',
      from: new Date(Date.now() - 3_600_000).toISOString(),
      until: new Date(Date.now() + 3_600_000).toISOString(),
      script: '설 연휴에는 이렇게 안내합니다.',
      body: markdownToLexical('민원실은 **쉽니다**.'),
      _status: 'published',
      ...more,
    })
    return doc.id
  }

  async function makeEntry(): Promise<string> {
    const { docs } = await api<{ docs: { id: string }[] }>('GET', '/organizations?limit=1')
    const { doc } = await api<{ doc: { id: string } }>('POST', '/entries', {
      code: 'P-00001',
      title: '여권 발급',
      scope: 'city',
      organization: docs[0]?.id,
      answer: markdownToLexical('평일에 신청합니다.'),
      fee: '53,000원',
      checkedAt: '2026-06-01T12:00:00.000Z',
      reviewCycleMonths: 12,
      _status: 'published',
    })
    return doc.id
  }

  it('should show where it stands, preview it, extend, remind, end and archive it', async () => {
    const entry = await makeEntry()
    const id = await makeBrief('SB-1', {
      mustRead: true,
      overlays: [entry],
      replaces: [{ entry, part: 'fee', text: '연휴에는 받지 않습니다.' }],
    })
    const path = `/admin/collections/issue-briefs/${id}`
    const page = await open(path)
    const panel = page.getByRole('region', { name: '게시 상태' })
    await panel.getByText(/진행 중: .*남았습니다/).waitFor(WAIT)
    const preview = page.getByRole('region', { name: '미리 보기' })
    const desk = preview.frameLocator('iframe')
    await desk.getByRole('region', { name: '진행 중인 공지' }).getByText('꼭 읽을 자료 1건').first().waitFor(WAIT)
    await desk.getByRole('complementary', { name: '설 연휴 안내 SB-1' }).getByText('쉽니다').waitFor(WAIT)
    const answer = desk.getByRole('article', { name: '여권 발급' })
    await answer.locator('.fact--fee del', { hasText: '53,000원' }).waitFor(WAIT)
    await answer.locator('.fact--fee ins', { hasText: '연휴에는 받지 않습니다.' }).waitFor(WAIT)
    // As tall as it needs to be: what it is for is not hidden below an edge.
    const isWhole = () => desk.locator('html').evaluate((page) => page.scrollHeight <= page.clientHeight)
    await expect.poll(isWhole).toBe(true)
    await look(page, 'brief-1280')
    const { violations } = await new AxeBuilder({ page })
      .include('.ieum-brief-panel')
      .include('.ieum-brief-preview')
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze()
    expect(violations.map((violation) => violation.id)).toEqual([])

    await panel.getByRole('button', { name: '안 읽은 상담사에게 다시 알리기' }).click()
    await panel.getByText(/명의 상담 화면에 다시 알렸습니다/).waitFor(WAIT)

    await panel.getByRole('button', { name: '기간 연장' }).click()
    await panel.getByLabel('새 끝 시각').fill('2099-12-31T18:00')
    await Promise.all([
      page.waitForEvent('load', WAIT),
      panel.getByRole('button', { name: '연장', exact: true }).click(),
    ])
    await panel.getByText('2099. 12. 31. 18:00까지').waitFor(WAIT)
    expect((await api<{ until: string }>('GET', `/issue-briefs/${id}`)).until).toBe('2099-12-31T09:00:00.000Z')

    await previewed(page)
    await panel.getByRole('button', { name: '지금 끝내기' }).click()
    await Promise.all([page.waitForEvent('load', WAIT), panel.getByRole('button', { name: '예' }).click()])
    await panel.getByText(/종료: /).waitFor(WAIT)

    await previewed(page)
    await panel.getByRole('button', { name: '보관', exact: true }).click()
    await Promise.all([page.waitForEvent('load', WAIT), panel.getByRole('button', { name: '예' }).click()])
    await panel.getByText(/보관: /).waitFor(WAIT)

    await page.goto(`${product.url}/admin/collections/issue-briefs`, WAIT)
    await page.waitForLoadState('networkidle', WAIT)
    expect(await page.getByText('설 연휴 안내 SB-1').count()).toBe(0)
    const filter = 'where[or][0][and][0][archivedAt][exists]=true'
    await page.goto(`${product.url}/admin/collections/issue-briefs?${filter}`, WAIT)
    await page.getByText('설 연휴 안내 SB-1').first().waitFor(WAIT)
  }, 300_000)

  /** What the form tells the frame is drawn there: the page around it listens to its buttons. */
  const previewed = (page: Page): Promise<void> =>
    page.frameLocator('[title="상담 화면 미리 보기"]').locator('.side-panel').waitFor(WAIT)

  it('should follow what is being written in the preview', async () => {
    const id = await makeBrief('SB-2')
    const page = await open(`/admin/collections/issue-briefs/${id}`)
    const script = page.locator('#field-script')
    // Payload draws a field when it comes into view.
    await expect
      .poll(
        async () => {
          await page.evaluate(() => window.scrollBy(0, 300))
          return script.count()
        },
        { timeout: 30_000 },
      )
      .toBe(1)
    await script.fill('새로 쓴 안내멘트입니다.')
    const preview = page.getByRole('region', { name: '미리 보기' })
    await preview.frameLocator('iframe').locator('.script').getByText('새로 쓴 안내멘트입니다.').waitFor(WAIT)
    expect(await script.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.getByText('고친 내용을 저장하거나 되돌린 뒤').waitFor(WAIT)
    expect(await page.getByRole('button', { name: '지금 끝내기' }).isDisabled()).toBe(true)
  }, 240_000)

  it('should put the 긴급공지 that runs above the list', async () => {
    const lead = await product.token('lead')
    await api('POST', '/lookup/notices', { what: '시청역 무정차 통과' }, lead)
    const page = await open('/admin/collections/issue-briefs')
    const notices = page.getByRole('region', { name: '진행 중인 긴급공지' })
    await notices.getByRole('link', { name: '시청역 무정차 통과' }).waitFor(WAIT)
    await page.locator('table .ieum-badge', { hasText: '진행 중' }).first().waitFor(WAIT)
    await look(page, 'briefs-list-1280')
  }, 240_000)
})
