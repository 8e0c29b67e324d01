import { AxeBuilder } from '@axe-core/playwright'
import { rmSync } from 'node:fs'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { findBrowser, launchBrowser, typeHangul } from '../support/browser'
import { startProduct, type Product } from '../support/product'

const executable = findBrowser()
if (!executable) console.log('skipped: tests/browser/deskCall.test.ts (no Chromium found; set CHROMIUM to its path)')

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** What the desk's scripts may weigh on first load, compressed, in bytes. */
const MOST_SCRIPT = 180 * 1024

/** A call on the desk from its first key to the record, by keyboard alone; Korean as an input method puts it together. */
describe.skipIf(!executable)('a call on the desk', () => {
  let product: Product
  let browser: Browser
  let states: Record<'agent' | 'lead', BrowserContextOptions['storageState']>
  const contexts: BrowserContext[] = []

  beforeAll(async () => {
    product = await startProduct({ seed: 'demo' })
    browser = await launchBrowser(executable ?? '')
    states = { agent: await stateOf('agent'), lead: await stateOf('lead') }
  }, 600_000)

  afterAll(async () => {
    await browser?.close()
    await product?.stop()
    if (product) rmSync(product.dataDir, { recursive: true, force: true })
  })

  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()))
  })

  async function stateOf(account: 'agent' | 'lead'): Promise<BrowserContextOptions['storageState']> {
    const context = await browser.newContext()
    const data = { email: `${account}@ieum.test`, password: product.password }
    await context.request.post(`${product.url}/api/users/login`, { data })
    const storageState = await context.storageState()
    await context.close()
    return storageState
  }

  async function open(path = '/', options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1366, height: 768 },
      locale: 'ko-KR',
      permissions: ['clipboard-read', 'clipboard-write'],
      storageState: states.agent,
      ...options,
    })
    contexts.push(context)
    const page = await context.newPage()
    await page.goto(product.url + path)
    await page.locator('html[data-session=known]').waitFor({ state: 'attached' })
    await expect.poll(() => isFocused(page)).toBe(true)
    return page
  }

  async function ask(page: Page, question: string): Promise<void> {
    await typeHangul(page, question)
    await expect.poll(() => page.locator('.desk').evaluate(() => location.search)).toContain('q=')
    await title(page).waitFor()
    await settled(page)
  }

  async function editEntry(code: string, change: Record<string, string>): Promise<void> {
    const headers = { authorization: `JWT ${await product.token('editor')}`, 'content-type': 'application/json' }
    const found = await fetch(`${product.url}/api/entries?where[code][equals]=${code}`, { headers })
    const { docs } = (await found.json()) as { docs: { id: string }[] }
    const body = JSON.stringify({ ...change, _status: 'published' })
    const edited = await fetch(`${product.url}/api/entries/${docs[0]?.id}`, { method: 'PATCH', headers, body })
    expect(edited.status, await edited.text()).toBe(200)
  }

  async function anEntry(question: string): Promise<{ code: string }> {
    const headers = { authorization: `JWT ${await product.token('agent')}` }
    const found = await fetch(`${product.url}/api/lookup?q=${encodeURIComponent(question)}&limit=1`, { headers })
    const { hits } = (await found.json()) as { hits: { code: string }[] }
    if (!hits[0]) throw new Error(`nothing found for ${question}`)
    return hits[0]
  }

  async function set(change: Record<string, unknown>): Promise<void> {
    const headers = { authorization: `JWT ${await product.token('editor')}`, 'content-type': 'application/json' }
    const body = JSON.stringify(change)
    const saved = await fetch(`${product.url}/api/globals/desk-settings`, { method: 'POST', headers, body })
    expect(saved.status, await saved.text()).toBe(200)
  }

  describe('its rhythm', () => {
    it('should take the question and two keys from a new call to the copied answer', async () => {
      const page = await open('/?q=전입신고')
      await title(page).waitFor()
      await page.keyboard.press('Control+K')
      expect(await box(page).inputValue()).toBe('')
      await typeHangul(page, '강남구 대형폐기물')
      await page.keyboard.press('Control+Enter')
      await page.getByRole('status').filter({ hasText: '복사했습니다' }).waitFor()
      const talk = await clipboard(page)
      expect(talk).toMatch(/^\[강남구\] 대형폐기물/)
      expect(talk.split('\n').at(-1)).toMatch(/^\d{4}\. \d{1,2}\. \d{1,2}\. 기준/)
    })

    it('should empty box and district for a new call, and keep the district for one key more', async () => {
      const page = await open('/?q=대형폐기물&district=강남구')
      await title(page).waitFor()
      await page.keyboard.press('Control+Shift+K')
      await expect.poll(() => params(page)).toEqual({ district: '강남구' })
      expect(await box(page).inputValue()).toBe('')
      await page.keyboard.press('Control+K')
      await expect.poll(() => params(page)).toEqual({})
      expect(await isFocused(page)).toBe(true)
    })

    it('should start a new call by a single letter outside fields, and leave it a letter inside', async () => {
      const page = await open()
      await ask(page, '대형폐기물')
      await page.keyboard.press('Enter')
      await expect.poll(() => focusedClass(page)).toBe('pane')
      await page.keyboard.press('n')
      await expect.poll(() => box(page).inputValue()).toBe('')
      await page.keyboard.press('n')
      expect(await box(page).inputValue()).toBe('n')
    })

    it('should not listen to single letters once they are switched off', async () => {
      const page = await open()
      await page.locator('.session summary').focus()
      await page.keyboard.press('Enter')
      await page.getByLabel('한 글자 단축키').focus()
      await page.keyboard.press('Space')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+K')
      await ask(page, '대형폐기물')
      await page.keyboard.press('Enter')
      await expect.poll(() => focusedClass(page)).toBe('pane')
      await page.keyboard.press('n')
      await page.keyboard.press('?')
      expect(await box(page).inputValue()).toBe('대형폐기물')
      expect(await page.getByRole('complementary').count()).toBe(0)
    })

    it('should keep three answers of a call open, each on its digit, and drop them for the next call', async () => {
      const page = await open()
      const titles: string[] = []
      for (const question of ['강남구 대형폐기물', '여권 재발급', '전입신고']) {
        await page.keyboard.press('Escape')
        await box(page).fill('')
        await ask(page, question)
        await page.keyboard.press('Enter')
        await expect.poll(() => focusedClass(page)).toBe('pane')
        titles.push(await title(page).innerText())
      }
      expect(await tabs(page).count()).toBe(3)
      for (const [at, name] of titles.entries()) {
        await page.keyboard.press(String(at + 1))
        await expect.poll(() => title(page).innerText()).toBe(name)
      }
      await page.keyboard.press('Control+BracketRight')
      await expect.poll(() => title(page).innerText()).toBe(titles[0])
      await page.keyboard.press('Control+BracketLeft')
      await expect.poll(() => title(page).innerText()).toBe(titles[2])
      await page.keyboard.press('Control+K')
      await expect.poll(() => tabs(page).count()).toBe(0)
    })

    it('should begin the next call with no tab, though its key comes in the moment an answer arrives', async () => {
      const page = await open()
      await page.route('**/api/lookup/entries/*', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 1_000))
        await route.continue().catch(() => undefined)
      })
      // After the answer is in the page and before anything that React does later on: as early as a key can come.
      await page.evaluate(() => {
        const seen = new MutationObserver(() => {
          if (!document.querySelector('#answer-title') || !document.querySelector('.tab')) return
          seen.disconnect()
          window.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyK', key: 'k', ctrlKey: true, bubbles: true }))
          Object.assign(window, { pressed: true })
        })
        seen.observe(document.body, { childList: true, subtree: true })
      })
      await typeHangul(page, '전입신고')
      await page.locator('.row').first().waitFor()
      await page.keyboard.press('Enter')
      await expect.poll(() => page.evaluate(() => 'pressed' in window)).toBe(true)
      await page.waitForTimeout(500)
      expect(await tabs(page).count()).toBe(0)
      expect(await params(page)).toEqual({})
    })

    it('should not open in the next call what Enter meant in the one before', async () => {
      const page = await open('/?district=강남구')
      await page.locator('.row').first().waitFor()
      const held: (() => void)[] = []
      await page.route('**/api/lookup?*', async (route) => {
        await new Promise<void>((resolve) => held.push(resolve))
        await route.continue().catch(() => undefined)
      })
      await typeHangul(page, '여권')
      await expect.poll(() => held.length).toBeGreaterThan(0)
      await page.keyboard.press('Enter')
      await page.keyboard.press('Control+Enter')
      await page.keyboard.press('Control+Shift+K')
      await page.unroute('**/api/lookup?*')
      for (const release of held.splice(0)) release()
      await page.waitForTimeout(1_500)
      expect(await tabs(page).count()).toBe(0)
      expect(await params(page)).toEqual({ district: '강남구' })
      expect(await isFocused(page)).toBe(true)
    })

    it('should give the place of the tab that was looked at longest ago to a fourth answer', async () => {
      const page = await open()
      await ask(page, '대형폐기물')
      await page.keyboard.press('Enter')
      await expect.poll(() => tabs(page).count()).toBe(1)
      const first = await tabs(page).first().innerText()
      for (let more = 2; more <= 4; more++) {
        await page.keyboard.press('Alt+ArrowDown')
        await expect.poll(() => tabs(page).count()).toBe(Math.min(more, 3))
      }
      expect(await tabs(page).first().innerText()).not.toBe(first)
    })

    it('should not let a late list take away the answer that is being read', async () => {
      const page = await open()
      await ask(page, '대형폐기물')
      await page.route('**/api/lookup?*', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 600))
        await route.continue().catch(() => undefined)
      })
      const reading = await title(page).innerText()
      const late = page.waitForResponse((response) => response.url().includes('/api/lookup?'))
      await page.keyboard.insertText(' 여권')
      await page.keyboard.press('PageDown')
      await late
      await page.waitForTimeout(300)
      expect(await title(page).innerText()).toBe(reading)
    })

    it('should show pins, recents and nothing twice before the first letter, from the server', async () => {
      const page = await open()
      await ask(page, '인감증명')
      const pinned = await title(page).innerText()
      await page.keyboard.press('Control+D')
      await page.getByRole('status').filter({ hasText: '고정했습니다' }).waitFor()
      await page.keyboard.press('Control+K')
      await ask(page, '전입신고')
      const seen = page.waitForResponse((response) => response.url().endsWith('/own/seen'))
      await page.keyboard.press('Enter')
      await seen
      const elsewhere = await open()
      const start = elsewhere.getByRole('listbox', { name: '시작 목록' })
      await expect.poll(() => start.getByRole('group', { name: '고정한 자료' }).innerText()).toContain(pinned)
      await expect.poll(() => start.getByRole('group', { name: '방금 본 답변' }).innerText()).toContain('전입신고')
      await elsewhere.keyboard.press('ArrowDown')
      await expect.poll(() => title(elsewhere).innerText()).toBe(pinned)
      await elsewhere.keyboard.press('Control+D')
      await expect.poll(() => start.getByRole('group', { name: '고정한 자료' }).count()).toBe(0)
    })
  })

  describe('the district', () => {
    it('should change an open answer to another district in three keys', async () => {
      const page = await open()
      await ask(page, '강남구 대형폐기물')
      await page.keyboard.press('Enter')
      await expect.poll(() => focusedClass(page)).toBe('pane')
      const before = await title(page).innerText()
      await page.waitForTimeout(500)
      await page.keyboard.press('Control+G')
      await typeHangul(page, '서초')
      await page.keyboard.press('Enter')
      await expect.poll(() => page.locator('.answer .badge--district').innerText()).toBe('서초구')
      expect(await title(page).innerText()).toBe(before)
      await expect.poll(() => focusedClass(page)).toBe('pane')
      expect((await params(page)).district).toBe('서초구')
      expect(await tabs(page).count()).toBe(2)
    })

    it('should be chosen by its first sounds, and by a 동 it has', async () => {
      const page = await open()
      await ask(page, '대형폐기물')
      await page.keyboard.press('Control+G')
      await page.keyboard.insertText('ㅇㅍㄱ')
      await page.keyboard.press('Enter')
      await expect.poll(async () => (await params(page)).district).toBe('은평구')
      await page.keyboard.press('Control+G')
      await page.waitForTimeout(400)
      await typeHangul(page, '역삼1동')
      await page.keyboard.press('Enter')
      await expect.poll(async () => (await params(page)).district).toBe('강남구')
    })

    it('should offer first what a place in the question may mean', async () => {
      const page = await open()
      await ask(page, '신사동 대형폐기물')
      await page.getByRole('group', { name: '어느 자치구인지 고르기' }).waitFor()
      await page.keyboard.press('Control+G')
      await page.keyboard.press('Enter')
      await expect
        .poll(async () => ['강남구', '관악구', '은평구'].includes((await params(page)).district ?? ''))
        .toBe(true)
    })

    it('should compare two districts and mark what differs', async () => {
      const page = await open()
      await ask(page, '강남구 대형폐기물')
      await page.waitForTimeout(500)
      await page.keyboard.press('Control+B')
      await page.getByRole('combobox', { name: '견줄 자치구' }).waitFor()
      await page.keyboard.insertText('ㅇㅍㄱ')
      await page.keyboard.press('Enter')
      const table = page.getByRole('table')
      await table.waitFor()
      expect(await table.locator('.compare-district').allInnerTexts()).toEqual(['강남구', '은평구'])
      for (const row of await table.locator('tbody tr').all()) {
        const [left, right] = await row.locator('td').allInnerTexts()
        const isMarked = (await row.locator('.compare-mark').innerText()) === '다름'
        expect(isMarked).toBe(left?.replace(/\s/g, '') !== right?.replace(/\s/g, ''))
      }
      expect(await page.locator('.compare-sum').innerText()).toContain('전화')
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await table.waitFor({ state: 'detached' })
      expect(await title(page).innerText()).toContain('대형폐기물')
    })
  })

  describe('the answer', () => {
    it('should come in the order of a call, with the number that answers now', async () => {
      const page = await open()
      await ask(page, '강남구 대형폐기물')
      const names = await page.locator('.answer-main h3, .answer-main dt').allInnerTexts()
      const order = [
        '확인질문',
        '안내멘트',
        '지원대상',
        '신청방법',
        '구비서류',
        '수수료',
        '처리기간',
        '이용시간',
        '유의사항',
        '내용',
      ]
      const shown = names.map((name) => name.trim())
      expect(shown).toEqual(order.filter((name) => shown.includes(name)))
      expect(shown).toEqual(expect.arrayContaining(['안내멘트', '수수료']))
      await expect.poll(() => page.locator('.number-now strong').innerText()).toMatch(/^02-0\d{3}-\d{4}$/)
    })

    it('should copy one line for the call record, and count it as used', async () => {
      const page = await open()
      await ask(page, '강남구 대형폐기물')
      const counted = page.waitForRequest((request) => request.url().endsWith('/api/lookup/uses'))
      await page.keyboard.press('Control+I')
      const sent = (await counted).postDataJSON() as { kind: string; code: string; q: string }
      expect(sent.kind).toBe('use')
      await expect
        .poll(() => clipboard(page))
        .toMatch(/^GN-\d{5} · .*\[강남구\] 대형폐기물.* · \d{4}\. \d{1,2}\. \d{1,2}\. 기준$/)
      expect(await clipboard(page)).toContain(sent.code)
    })

    it.each([90, 2000])('should copy a text message within %i bytes, as it is set', async (bytes) => {
      await set({ smsBytes: String(bytes), smsDated: true })
      const page = await open()
      await ask(page, '강남구 대형폐기물')
      await expect.poll(() => page.locator('.sms-size').innerText()).toContain(`/${bytes.toLocaleString('ko')}바이트`)
      await page.keyboard.press('Control+Shift+Enter')
      await page.getByRole('status').filter({ hasText: '문자를 복사했습니다' }).waitFor()
      const sms = await clipboard(page)
      expect(sms).toMatch(/기준$/)
      expect([...sms].reduce((sum, letter) => sum + (letter <= '\u007f' ? 1 : 2), 0)).toBeLessThanOrEqual(bytes)
    })

    it.each([
      [90, '가'.repeat(45)],
      [2000, '가'.repeat(1000)],
    ])('should copy a message of exactly %i bytes whole, and one byte more shortened', async (bytes, text) => {
      await set({ smsBytes: String(bytes), smsDated: false })
      const { code } = await anEntry('노원구 대형폐기물')
      await editEntry(code, { sms: text })
      const page = await open(`/?code=${code}`)
      await expect.poll(() => page.locator('.sms p').innerText()).toBe(text)
      await page.keyboard.press('Control+Shift+Enter')
      await page
        .getByRole('status')
        .filter({ hasText: `문자를 복사했습니다(${bytes.toLocaleString('ko')}바이트)` })
        .waitFor()
      expect(await clipboard(page)).toBe(text)
      await editEntry(code, { sms: `${text}a` })
      const longer = await open(`/?code=${code}`)
      await expect.poll(() => longer.locator('.sms p').innerText()).toMatch(/…$/)
      await longer.keyboard.press('Control+Shift+Enter')
      await longer.getByRole('status').filter({ hasText: '길어서 줄였습니다' }).waitFor()
      const cut = await clipboard(longer)
      expect([...cut].reduce((sum, letter) => sum + (letter <= '\u007f' ? 1 : 2), 0)).toBeLessThanOrEqual(bytes)
    })

    it('should mark what changed since the agent last opened it, with what it said before', async () => {
      const page = await open()
      await ask(page, '송파구 대형폐기물')
      const seen = page.waitForResponse((response) => response.url().endsWith('/own/seen'))
      await page.keyboard.press('Enter')
      await seen
      const { code = '' } = await params(page)
      const fee = await page.locator('.fact--fee dd').innerText()
      await editEntry(code, { fee: '새 수수료 9,900원' })
      const later = await open(`/?code=${code}`)
      await expect.poll(() => later.locator('.answer-changes').innerText()).toContain('수수료')
      await later.locator('.fact--fee summary').focus()
      await later.keyboard.press('Enter')
      expect(await later.locator('.fact--fee .changed-before').innerText()).toBe(fee)
    }, 90_000)

    it('should show a shift lead what it said at a minute, and nobody else', async () => {
      const page = await open('/?q=마포구 대형폐기물', { storageState: states.lead })
      await title(page).waitFor()
      await settled(page)
      await page.keyboard.press('Enter')
      await expect.poll(async () => (await params(page)).code).toBeTruthy()
      const { code = '' } = await params(page)
      const script = await page.locator('.script p').innerText()
      const before = new Date(Date.now() + 9 * 3600_000).toISOString().slice(0, 16)
      // The form asks by the minute: the change has to lie in a later one.
      await new Promise((resolve) => setTimeout(resolve, 60_500 - (Date.now() % 60_000)))
      await editEntry(code, { script: '그 뒤에 바뀐 안내멘트입니다.' })
      await page.getByText('이 답변이 방금 바뀌었습니다.').waitFor({ timeout: 15_000 })
      await page.keyboard.press('Control+U')
      await expect
        .poll(() => page.locator('.script p').innerText(), { timeout: 15_000 })
        .toBe('그 뒤에 바뀐 안내멘트입니다.')
      await page.getByLabel('그때의 내용').fill(before)
      await page.keyboard.press('Enter')
      await page.getByText('에 안내하던 내용입니다').waitFor()
      expect(await page.locator('.script p').innerText()).toBe(script)
      await page.keyboard.press('Escape')
      await expect.poll(() => page.locator('.script p').innerText()).toBe('그 뒤에 바뀐 안내멘트입니다.')

      const agents = await open(`/?code=${code}`)
      await title(agents).waitFor()
      expect(await agents.getByLabel('그때의 내용').count()).toBe(0)
    }, 120_000)

    it('should have 112 and 119 one key away, over the answer and not in its way', async () => {
      const page = await open()
      await ask(page, '대형폐기물')
      await page.keyboard.press('Control+E')
      const panel = page.getByRole('complementary', { name: '긴급 번호' })
      await panel.waitFor()
      expect(await panel.innerText()).toMatch(/112[\s\S]*119/)
      await page.keyboard.press('Escape')
      await panel.waitFor({ state: 'detached' })
      expect(await isFocused(page)).toBe(true)
    })

    it('should keep a private note on the server until it is dropped', async () => {
      const page = await open()
      await ask(page, '대형폐기물')
      await page.keyboard.press('Control+M')
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('note-text')
      await typeHangul(page, '민원인이 냉장고 크기를 물음')
      await page.keyboard.press('Enter')
      const elsewhere = await open()
      await elsewhere.keyboard.press('Control+M')
      const notes = elsewhere.getByRole('complementary', { name: '내 메모' })
      await notes.getByText('민원인이 냉장고 크기를 물음').waitFor()
      expect(await violations(elsewhere)).toEqual([])
      await notes.getByRole('button', { name: '지우기' }).focus()
      await elsewhere.keyboard.press('Enter')
      await notes.getByText('민원인이 냉장고 크기를 물음').waitFor({ state: 'detached' })
    }, 90_000)
  })

  describe('beside other systems', () => {
    it('should open with the question and the district that a call program names', async () => {
      const page = await open('/?q=대형폐기물&district=강남')
      await expect.poll(() => title(page).innerText()).toContain('대형폐기물')
      expect(await page.locator('.answer .badge--district').innerText()).toBe('강남구')
      expect(await box(page).inputValue()).toBe('대형폐기물')
    })

    it('should offer every copy selected when the clipboard is closed', async () => {
      await set({ smsDated: true })
      const page = await open()
      await ask(page, '강남구 대형폐기물')
      await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error('closed'))
        document.execCommand = () => false
      })
      for (const keys of ['Control+Enter', 'Control+Shift+Enter', 'Control+I']) {
        await page.keyboard.press(keys)
        await page.getByRole('dialog').getByRole('textbox').waitFor()
        expect(await page.evaluate(() => getSelection()?.toString())).toContain('기준')
        await page.keyboard.press('Escape')
        await page.getByRole('dialog').waitFor({ state: 'detached' })
      }
    })

    it('should carry the agent’s account over the screen when that is set', async () => {
      await set({ watermark: true })
      const page = await open()
      await expect.poll(() => page.locator('.watermark').getAttribute('data-text')).toBe('agent@ieum.test')
      await set({ watermark: false })
      await page.reload()
      await title(page).waitFor({ state: 'detached' })
      expect(await page.locator('.watermark').count()).toBe(0)
    })

    it('should answer behind a line of 80 ms with every letter in its place', async () => {
      const page = await open()
      const line = await page.context().newCDPSession(page)
      await line.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 80,
        downloadThroughput: 1_000_000,
        uploadThroughput: 1_000_000,
      })
      await typeHangul(page, '강남구 대형폐기물')
      expect(await box(page).inputValue()).toBe('강남구 대형폐기물')
      await page.keyboard.press('Control+Enter')
      await expect.poll(() => clipboard(page)).toContain('[강남구] 대형폐기물')
    })

    it('should weigh little on first load', async () => {
      const context = await browser.newContext({ storageState: states.agent })
      contexts.push(context)
      const fresh = await context.newPage()
      const client = await context.newCDPSession(fresh)
      await client.send('Network.enable')
      const scripts = new Set<string>()
      let bytes = 0
      client.on('Network.responseReceived', ({ requestId, type }) => {
        if (type === 'Script') scripts.add(requestId)
      })
      client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        if (scripts.has(requestId)) bytes += encodedDataLength
      })
      await fresh.goto(product.url)
      await box(fresh).waitFor()
      await fresh.waitForTimeout(1_500)
      console.log(`scripts on first load: ${(bytes / 1024).toFixed(1)} KB`)
      expect(bytes).toBeGreaterThan(50 * 1024)
      expect(bytes).toBeLessThan(MOST_SCRIPT)
    })
  })

  describe('for everyone', () => {
    it('should move nothing under the eyes while somebody types, opens and switches', async () => {
      const page = await open()
      await page.evaluate(() => {
        const shifts: { value: number; moved: string[] }[] = []
        Object.assign(window, { shifts })
        interface Shift extends PerformanceEntry {
          value: number
          hadRecentInput: boolean
          sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[]
        }
        new PerformanceObserver((list) => {
          for (const { value, hadRecentInput, sources } of list.getEntries() as Shift[])
            if (!hadRecentInput)
              shifts.push({
                value,
                moved: sources.map(({ node }) =>
                  (node instanceof Element ? node.outerHTML : (node?.textContent ?? 'gone')).slice(0, 120),
                ),
              })
        }).observe({ type: 'layout-shift', buffered: true })
      })
      const frame = await page.locator('.column-body').boundingBox()
      await ask(page, '신사동 대형폐기물')
      expect(
        await page
          .locator('.column-body')
          .boundingBox()
          .then((rect) => rect?.y),
      ).toBe(frame?.y)
      await page.keyboard.press('Enter')
      await page.waitForTimeout(800)
      await page.keyboard.press('Alt+ArrowDown')
      await page.waitForTimeout(800)
      await page.keyboard.press('Control+K')
      await page.waitForTimeout(800)
      expect(
        await page
          .locator('.column-body')
          .boundingBox()
          .then((rect) => rect?.y),
      ).toBe(frame?.y)
      const shifts = await page.evaluate(
        () => (window as unknown as { shifts: { value: number; moved: string[] }[] }).shifts,
      )
      expect(
        shifts.reduce((sum, { value }) => sum + value, 0),
        JSON.stringify(shifts),
      ).toBeLessThan(0.01)
    })

    it.each(['light', 'dark', 'contrast'])(
      'should meet the accessibility rules that can be checked, %s',
      async (look) => {
        const page = await open()
        await page.evaluate((theme) => localStorage.setItem('ieum.theme', theme), look)
        await page.reload()
        await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe(look)
        await ask(page, '강남구 대형폐기물')
        await page.keyboard.press('Enter')
        await expect.poll(() => focusedClass(page)).toBe('pane')
        expect(await violations(page)).toEqual([])
        await page.keyboard.press('Control+E')
        expect(await violations(page)).toEqual([])
        await page.keyboard.press('Control+K')
        await page.waitForTimeout(300)
        expect(await violations(page)).toEqual([])
      },
      90_000,
    )

    it.each([
      [1366, 768],
      [480, 900],
    ])(
      'should meet the rules in every state, %i by %i',
      async (width, height) => {
        await set({ watermark: true })
        const page = await open('/', { viewport: { width, height }, storageState: states.lead })
        const found: string[] = []
        const look = async (state: string): Promise<void> => {
          await page.waitForTimeout(300)
          found.push(...(await violations(page)).map((line) => `${state}: ${line}`))
        }
        await look('시작')
        await typeHangul(page, '강남구 대형폐기물')
        await page.getByRole('listbox', { name: '검색 결과' }).waitFor()
        await look('목록')
        await page.keyboard.press('Enter')
        await title(page).waitFor()
        await look('답변')
        const panels = [
          ['단축키', 'Control+Slash'],
          ['메모', 'Control+M'],
          ['긴급 번호', 'Control+E'],
          ['응대 카드', 'Control+1'],
          ['의견', 'Control+Shift+F'],
          ['긴급공지', 'Control+Shift+E'],
          ['특별상담자료', 'Control+J'],
        ] as const
        for (const [name, keys] of panels) {
          await page.keyboard.press(keys)
          await page.getByRole('complementary').waitFor()
          await look(name)
          await page.keyboard.press('Escape')
        }
        await page.keyboard.press('Control+G')
        await look('자치구 고르기')
        await page.keyboard.press('Escape')
        await page.keyboard.press('Control+B')
        await page.getByRole('combobox', { name: '견줄 자치구' }).waitFor()
        await look('견줄 자치구')
        await page.keyboard.insertText('ㅇㅍㄱ')
        await page.keyboard.press('Enter')
        await page.getByRole('table').waitFor()
        await look('비교')
        await page.keyboard.press('Control+K')
        await page.keyboard.insertText('뷁쉡뚥')
        await page.getByRole('heading', { name: '‘뷁쉡뚥’에 맞는 자료가 없습니다' }).waitFor()
        await look('없음')
        await page.locator('.session summary').focus()
        await page.keyboard.press('Enter')
        await look('내 정보')
        await set({ watermark: false })
        expect(found).toEqual([])
      },
      120_000,
    )

    it.each([
      [480, 900],
      [683, 384],
      [1366, 768],
      [1920, 1080],
    ])('should not scroll sideways at %i by %i', async (width, height) => {
      const page = await open('/?q=신사동 대형폐기물', { viewport: { width, height } })
      await page.getByRole('listbox', { name: '검색 결과' }).waitFor()
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(await overflow()).toBeLessThanOrEqual(0)
      await page.keyboard.press('Enter')
      await expect.poll(() => focusedClass(page)).toBe('pane')
      expect(await overflow()).toBeLessThanOrEqual(0)
      for (let more = 2; more <= 3; more++) {
        await page.keyboard.press('Alt+ArrowDown')
        await expect.poll(() => tabs(page).count()).toBe(more)
      }
      const edge = await page.locator('.pane').evaluate((pane) => pane.getBoundingClientRect().right)
      expect(edge).toBeLessThanOrEqual(width)
    })
  })
})

const box = (page: Page) => page.getByRole('combobox', { name: '자료 찾기' })
const title = (page: Page) => page.locator('#answer-title')
const tabs = (page: Page) => page.locator('.tab')
const isFocused = (page: Page) => box(page).evaluate((field) => field === document.activeElement)
const focusedClass = (page: Page) => page.evaluate(() => document.activeElement?.className ?? '')
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

/** Waits until the highlighted row and the answer beside it are the same, and have been for a moment. */
async function settled(page: Page): Promise<void> {
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

async function params(page: Page): Promise<Record<string, string>> {
  return Object.fromEntries(new URL(page.url()).searchParams)
}

/** What axe finds, each as one line that names the rule and the place. */
async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze()
  return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)}`))
}
