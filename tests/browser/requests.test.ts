import { AxeBuilder } from '@axe-core/playwright'
import { rmSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { markdownToLexical } from '../../src/exchange/markdownToLexical'
import { docx } from '../support/evidence'
import { findBrowser, launchBrowser } from '../support/browser'
import { startProduct, type Product } from '../support/product'

const executable = findBrowser()
if (!executable) console.log('skipped: tests/browser/requests.test.ts (no Chromium found; set CHROMIUM to its path)')

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** Where to leave pictures to look at; nowhere unless it is set. */
const PICTURES = process.env.IEUM_PICTURES
const WAIT = { timeout: 60_000 }

interface Made {
  id: string
  code: string
}

describe.skipIf(!executable)('the education staff’s worklist', () => {
  let product: Product
  let browser: Browser
  let token: string
  let officerToken: string
  let organization: string
  let made = 0
  const contexts: BrowserContext[] = []

  beforeAll(async () => {
    product = await startProduct({ seed: 'none' })
    browser = await launchBrowser(executable ?? '')
    token = await product.token('editor')
    officerToken = await product.token('officer')
    const me = (await api('GET', '/users/me', undefined, officerToken)) as { user: { organization: string } }
    organization = me.user.organization
  }, 900_000)

  afterAll(async () => {
    await browser?.close()
    await product?.stop()
    if (product) rmSync(product.dataDir, { recursive: true, force: true })
  })

  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()))
    for (const { id } of await openRequests()) await api('POST', `/refresh-requests/${id}/withdraw`, {})
  })

  async function api(method: string, path: string, body?: object, as = token): Promise<unknown> {
    const response = await fetch(`${product.url}/api${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `JWT ${as}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`)
    return answer
  }

  async function openRequests(): Promise<{ id: string }[]> {
    const states = ['submitted', 'inReview', 'returned'].map((state, index) => `where[state][in][${index}]=${state}`)
    return ((await api('GET', `/refresh-requests?${states.join('&')}&limit=100`)) as { docs: { id: string }[] }).docs
  }

  async function makeEntry(fields: object = {}): Promise<Made> {
    made += 1
    const { doc } = (await api('POST', '/entries', {
      code: `B-${String(made).padStart(5, '0')}`,
      title: `대형폐기물 배출 ${made}`,
      scope: 'city',
      organization,
      answer: markdownToLexical('동주민센터에 **신고**하고 스티커를 붙입니다.'),
      fee: '3,000원',
      checkedAt: '2026-06-01T12:00:00.000Z',
      reviewCycleMonths: 12,
      _status: 'published',
      ...fields,
    })) as { doc: Made }
    return doc
  }

  const tell = async (entry: Made, proposed: object, more: object = {}) =>
    (await api(
      'POST',
      '/refresh-requests',
      { kind: 'change', entries: [entry.code], proposed, reason: '조례가 바뀌었습니다.', ...more },
      officerToken,
    )) as { id: string; number: string }

  const entryOf = async ({ id }: Made) => (await api('GET', `/entries/${id}`)) as { fee: string; title: string }
  const stateOf = async (id: string) => ((await api('GET', `/refresh-requests/${id}`)) as { state: string }).state

  async function open(path: string, account = 'editor', width = 1280): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'ko-KR' })
    contexts.push(context)
    const data = { email: `${account}@ieum.test`, password: product.password }
    await context.request.post(`${product.url}/api/users/login`, { data })
    const page = await context.newPage()
    await page.goto(product.url + path, WAIT)
    return page
  }

  const focusedHref = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('href') ?? '')
  const actions = (page: Page) => page.getByRole('region', { name: '처리', exact: true })

  async function look(page: Page, name: string): Promise<void> {
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true })
  }

  async function isAccessible(page: Page): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG).include('.ieum-page').analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    const { scrollWidth, clientWidth } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      return { scrollWidth, clientWidth }
    })
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
  }

  it('should take a change with its diff from the worklist to the entry in at most six presses', async () => {
    const entry = await makeEntry()
    const request = await tell(entry, { fee: '4,000원' })
    const page = await open('/admin/requests')
    await expect.poll(() => focusedHref(page), WAIT).toBe(`/admin/requests/${request.id}`)
    await isAccessible(page)
    await look(page, 'worklist-1280')
    let presses = 0
    const press = async (key: string): Promise<void> => {
      presses += 1
      await page.keyboard.press(key)
    }
    await press('Enter')
    await page.locator('ins', { hasText: '4,000원' }).waitFor(WAIT)
    await page.locator('del', { hasText: '3,000원' }).waitFor()
    await actions(page).getByRole('button', { name: '승인' }).first().waitFor()
    await page.waitForLoadState('networkidle')
    await isAccessible(page)
    await press('a')
    await page.locator('button[type=submit]:focus').waitFor()
    await look(page, 'request-1280')
    await press('Enter')
    await page.waitForURL('**/admin/requests', WAIT)
    expect(presses).toBeLessThanOrEqual(6)
    expect((await entryOf(entry)).fee).toBe('4,000원')
    expect(await stateOf(request.id)).toBe('applied')
  }, 240_000)

  it('should hear its keys in the Korean input mode too, and not while a reason is typed', async () => {
    const request = await tell(await makeEntry(), { fee: '5,000원' })
    const page = await open(`/admin/requests/${request.id}`)
    await actions(page).waitFor(WAIT)
    await page.waitForLoadState('networkidle')
    const keyboard = await page.context().newCDPSession(page)
    await keyboard.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      code: 'KeyR',
      key: 'ㄱ',
      windowsVirtualKeyCode: 82,
    })
    await page.locator('textarea:focus').waitFor(WAIT)
    await page.keyboard.insertText('고시문을 붙여 주세요. ')
    await page.keyboard.type('a x')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL('**/admin/requests', WAIT)
    expect(await stateOf(request.id)).toBe('returned')
  }, 240_000)

  it('should tell the second of two reviewers that it is decided', async () => {
    const request = await tell(await makeEntry(), { fee: '6,000원' })
    const page = await open(`/admin/requests/${request.id}`)
    await actions(page).waitFor(WAIT)
    await page.waitForLoadState('networkidle')
    await api('POST', `/refresh-requests/${request.id}/reject`, { reason: '지금 내용이 맞습니다.' })
    await page.keyboard.press('a')
    await page.locator('button[type=submit]:focus').waitFor(WAIT)
    await page.keyboard.press('Enter')
    await page.getByText('이미 처리한 요청입니다').waitFor(WAIT)
    expect(await stateOf(request.id)).toBe('rejected')
  }, 240_000)

  it('should show three texts where the entry has moved on, and merge as staff choose', async () => {
    const entry = await makeEntry()
    const request = await tell(entry, { fee: '7,000원', term: '3일' })
    await api('PATCH', `/entries/${entry.id}`, { fee: '3,500원', title: '대형폐기물 배출 신고', _status: 'published' })
    const page = await open(`/admin/requests/${request.id}`)
    await page.getByText('양쪽에서 다르게 고쳤습니다').waitFor(WAIT)
    await page.getByText('요청 뒤에 바뀐 곳이며 그대로 둡니다').waitFor()
    await page.waitForLoadState('networkidle')
    await page.keyboard.press('a')
    await page.locator('select:focus').waitFor(WAIT)
    await look(page, 'moved-on-1280')
    await isAccessible(page)
    await page.locator('select').selectOption('proposed')
    await page.getByRole('button', { name: '합쳐서 승인' }).click()
    await page.waitForURL('**/admin/requests', WAIT)
    expect(await entryOf(entry)).toMatchObject({ fee: '7,000원', term: '3일', title: '대형폐기물 배출 신고' })
  }, 240_000)

  it('should show what is open on an entry while another request is written, and on the entry itself', async () => {
    const entry = await makeEntry()
    const { number } = await tell(entry, { fee: '8,000원' })
    const page = await open(`/admin/requests/new?entry=${entry.code}`)
    await page.getByText(number).waitFor(WAIT)
    await page.waitForLoadState('networkidle')
    await page.getByLabel('처리기간').fill('7일')
    await page.getByLabel('까닭').fill('처리기간이 늘었습니다.')
    await page.getByRole('button', { name: '바뀌는 곳 보기' }).click()
    await page.locator('ins', { hasText: '7일' }).waitFor(WAIT)
    await page.getByText(number).first().waitFor()
    await page.getByRole('button', { name: '보내기' }).click()
    await page.waitForURL(/requests\/[0-9a-f]{24}$/, WAIT)
    await page.locator('ins', { hasText: '7일' }).waitFor(WAIT)
    await page.getByText('같은 자료에 열린 요청이 더 있습니다').waitFor()
    await page.goto(`${product.url}/admin/collections/entries/${entry.id}`, WAIT)
    await page.getByRole('link', { name: new RegExp(number) }).waitFor(WAIT)
    await look(page, 'entry-1280')
  }, 240_000)

  it('should write every part of a request, with files, for others too, and compare before it is sent', async () => {
    const [first, second] = [await makeEntry({ title: '첫 자료' }), await makeEntry({ title: '둘째 자료' })]
    const page = await open(`/admin/requests/new?entry=${first.code}`)
    await page.getByLabel('까닭').waitFor(WAIT)
    await page.waitForLoadState('networkidle')
    await page.getByLabel('방향').selectOption('told')
    await page.getByRole('button', { name: '번호 추가' }).click()
    await page.getByLabel('1번째 번호', { exact: true }).fill('02-2133-0000')
    await page.getByLabel('1번째 번호를 받는 곳').fill('자원순환과')
    await page.getByLabel('시민에게 알림').uncheck()
    await page.getByLabel('관련 링크').fill('https://seoul.example/waste')
    await page.getByRole('button', { name: '기간 추가' }).click()
    await page.getByLabel('1번째 기간의 첫날').fill('2027-03-02')
    await page.getByLabel('1번째 기간의 마지막 날').fill('2027-03-20')
    await page.getByLabel('수수료').fill('무료')
    await page.getByLabel('까닭').fill('조례가 바뀌었습니다.')
    await page.getByLabel('그 밖에 같은 내용으로').fill(second.code)
    await page.getByLabel('이 내용으로 바뀌는 날').fill('2027-01-01')
    await page.getByLabel('긴급').check()
    for (const [label, text] of Object.entries({ 성명: '김○○', 직위: '주무관', 행정전화: '02-3423-5000' }))
      await page.getByLabel(label, { exact: true }).fill(text)
    const files = page.getByLabel('근거자료 붙이기')
    await files.setInputFiles({ name: '방침.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ not a pdf') })
    await page.getByText('방침.pdf: HWP, HWPX, PDF, DOCX').waitFor(WAIT)
    expect(await page.getByLabel('수수료').inputValue()).toBe('무료')
    await files.setInputFiles({ name: '고시.docx', mimeType: 'application/msword', buffer: docx('강남구 고시 제1호') })
    await page.getByRole('link', { name: '고시.docx' }).waitFor(WAIT)
    await isAccessible(page)
    await look(page, 'new-request-1280')
    await page.setViewportSize({ width: 480, height: 900 })
    await isAccessible(page)
    await look(page, 'new-request-480')
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.getByRole('button', { name: '바뀌는 곳 보기' }).click()
    const shown = page.getByRole('region', { name: '바뀌는 곳' })
    await shown.getByText('둘째 자료').waitFor(WAIT)
    await shown.locator('ins', { hasText: '무료' }).first().waitFor()
    await look(page, 'new-request-compare-1280')
    await page.getByRole('button', { name: '보내기' }).click()
    await page.waitForURL(/requests\/[0-9a-f]{24}$/, WAIT)
    await page.getByText('강남구 고시 제1호').waitFor(WAIT)
    const id = page.url().slice(-24)
    expect(await api('GET', `/refresh-requests/${id}`)).toMatchObject({
      direction: 'told',
      kind: 'change',
      urgent: true,
      sender: { name: '김○○', position: '주무관', phone: '02-3423-5000' },
      proposed: {
        fee: '무료',
        phones: [{ number: '02-2133-0000', name: '자원순환과', kind: 'inform', hours: '', public: false }],
        links: ['https://seoul.example/waste'],
        applyPeriods: [{ from: '2027-03-02', until: '2027-03-20' }],
      },
    })
    await api('POST', `/refresh-requests/${id}/return`, { reason: '고시 번호를 적어 주세요.' })
    await page.goto(`${product.url}/admin/requests/new?amend=${id}`, WAIT)
    await page.getByText('고시 번호를 적어 주세요.').waitFor(WAIT)
    await page.waitForLoadState('networkidle')
    expect(await page.getByLabel('1번째 번호', { exact: true }).inputValue()).toBe('02-2133-0000')
    await page.getByLabel('근거', { exact: true }).fill('강남구 고시 제1호')
    await page.getByRole('button', { name: '바뀌는 곳 보기' }).click()
    await page.getByRole('button', { name: '보내기' }).click()
    await page.waitForURL(`**/requests/${id}`, WAIT)
    await page.getByText('보완해서 다시 보냄').waitFor(WAIT)
    expect(await stateOf(id)).toBe('submitted')
    await look(page, 'request-amended-1280')
  }, 240_000)

  it('should give a question to another office in the worklist', async () => {
    const entry = await makeEntry()
    const asked = (await api('POST', '/refresh-requests', {
      kind: 'check',
      entries: [entry.code],
      reason: '번호가 맞는지 확인해 주세요.',
    })) as { id: string }
    const offices = (await api('GET', '/organizations?limit=5')) as { docs: { id: string; name: string }[] }
    const office = offices.docs.find(({ id }) => id !== organization)
    const page = await open(`/admin/requests/${asked.id}`)
    await page.getByText('다른 부서로 지정').waitFor(WAIT)
    await page.waitForLoadState('networkidle')
    await page.getByText('다른 부서로 지정').click()
    await page.getByLabel('부서 찾기').fill(office?.name ?? '')
    await page.getByRole('combobox', { name: '부서', exact: true }).selectOption({ label: office?.name ?? '' })
    await look(page, 'assign-1280')
    await isAccessible(page)
    await page.getByRole('button', { name: '부서 지정' }).click()
    await page.locator('.ieum-trail', { hasText: '부서 지정' }).waitFor(WAIT)
    const request = (await api('GET', `/refresh-requests/${asked.id}?depth=0`)) as { organization: string }
    expect(request.organization).toBe(office?.id)
  }, 240_000)

  it('should show an officer their own office’s requests without any way to decide', async () => {
    const own = await tell(await makeEntry(), { fee: '9,000원' })
    const offices = (await api('GET', '/organizations?limit=5')) as { docs: { id: string }[] }
    const foreign = await makeEntry({ organization: offices.docs.find(({ id }) => id !== organization)?.id })
    const other = (await api('POST', '/refresh-requests', {
      kind: 'check',
      entries: [foreign.code],
      reason: '확인해 주세요.',
    })) as { id: string }
    const page = await open('/admin/requests', 'officer')
    await page.locator(`a[href$="${own.id}"]`).waitFor(WAIT)
    expect(await page.locator(`a[href$="${other.id}"]`).count()).toBe(0)
    await page.goto(`${product.url}/admin/requests/${other.id}`, WAIT)
    await page.getByText('그런 요청이 없습니다.').waitFor(WAIT)
    await page.goto(`${product.url}/admin/requests/${own.id}`, WAIT)
    await page.getByRole('button', { name: '취하' }).waitFor(WAIT)
    expect(await page.getByRole('button', { name: '승인' }).count()).toBe(0)
  }, 240_000)

  it('should fit a narrow window', async () => {
    const request = await tell(
      await makeEntry(),
      { fee: '10,000원', answer: '구청에 **전화**합니다.' },
      { urgent: true },
    )
    const page = await open('/admin/requests', 'editor', 480)
    await page.locator(`a[href$="${request.id}"]`).waitFor(WAIT)
    await isAccessible(page)
    await look(page, 'worklist-480')
    await page.goto(`${product.url}/admin/requests/${request.id}`, WAIT)
    await actions(page).waitFor(WAIT)
    await isAccessible(page)
    await look(page, 'request-480')
  }, 240_000)

  it('should follow a campaign from its query to its printed list', async () => {
    await makeEntry()
    const { doc } = (await api('POST', '/campaigns', {
      title: '하반기 이음 워크숍',
      kind: 'workshop',
      startsOn: '2026-11-23T12:00:00.000Z',
      dueOn: '2026-12-31T12:00:00.000Z',
      query: { organization },
    })) as { doc: { id: string } }
    const page = await open(`/admin/campaign-board/${doc.id}`)
    await page.waitForLoadState('networkidle')
    await page.getByRole('button', { name: '목록 확정' }).click()
    await page.getByRole('button', { name: '확정', exact: true }).click()
    await page.getByRole('progressbar').waitFor(WAIT)
    const assign = page.getByLabel('맡은 사람')
    await assign.selectOption({ index: 1 })
    const chosen = await assign.locator('option:checked').textContent()
    await page.getByRole('button', { name: '맡기기' }).click()
    await page
      .getByRole('cell', { name: chosen ?? '', exact: true })
      .first()
      .waitFor(WAIT)
    expect(await assign.locator('option:checked').textContent()).toBe(chosen)
    await look(page, 'campaign-1280')
    await isAccessible(page)
    await page.setViewportSize({ width: 480, height: 900 })
    // A heading of two letters that wrapped would be as high as two lines.
    const heights = await page.locator('.ieum-table th').evaluateAll((all) => all.map((th) => th.clientHeight))
    expect(Math.max(...heights)).toBeLessThan(45)
    await look(page, 'campaign-480')
    await isAccessible(page)
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.getByRole('link', { name: '목록과 진행 순서 인쇄' }).click()
    await page.getByRole('heading', { name: '진행 순서' }).waitFor(WAIT)
    await look(page, 'campaign-sheet')
  }, 240_000)
})
