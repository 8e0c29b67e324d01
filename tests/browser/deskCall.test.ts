import { describe, expect, it } from 'vitest'

import { findBrowser, typeHangul } from '../support/browser'
import {
  anEntry,
  ask,
  box,
  clipboard,
  focusedClass,
  isFocused,
  paramsOf,
  settled,
  tabs,
  title,
  violations,
} from '../support/desk'
import { useDesk } from '../support/useDesk'

const executable = findBrowser()
if (!executable) console.log('skipped: tests/browser/deskCall.test.ts (no Chromium found; set CHROMIUM to its path)')

/** What the desk's scripts may weigh on first load, compressed, in bytes. */
const MOST_SCRIPT = 180 * 1024

/** A call on the desk from its first key to the record, by keyboard alone; Korean as an input method puts it together. */
describe.skipIf(!executable)('a call on the desk', () => {
  const desk = useDesk()
  const { open, editEntry } = desk
  const set = (change: Record<string, unknown>) => desk.asEditor('POST', 'globals/desk-settings', change)

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
      await expect.poll(() => paramsOf(page)).toEqual({ district: '강남구' })
      expect(await box(page).inputValue()).toBe('')
      await page.keyboard.press('Control+K')
      await expect.poll(() => paramsOf(page)).toEqual({})
      expect(await isFocused(box(page))).toBe(true)
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
      expect(await paramsOf(page)).toEqual({})
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
      expect(await paramsOf(page)).toEqual({ district: '강남구' })
      expect(await isFocused(box(page))).toBe(true)
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
      expect((await paramsOf(page)).district).toBe('서초구')
      expect(await tabs(page).count()).toBe(2)
    })

    it('should be chosen by its first sounds, and by a 동 it has', async () => {
      const page = await open()
      await ask(page, '대형폐기물')
      await page.keyboard.press('Control+G')
      await page.keyboard.insertText('ㅇㅍㄱ')
      await page.keyboard.press('Enter')
      await expect.poll(async () => (await paramsOf(page)).district).toBe('은평구')
      await page.keyboard.press('Control+G')
      await page.waitForTimeout(400)
      await typeHangul(page, '역삼1동')
      await page.keyboard.press('Enter')
      await expect.poll(async () => (await paramsOf(page)).district).toBe('강남구')
    })

    it('should offer first what a place in the question may mean', async () => {
      const page = await open()
      await ask(page, '신사동 대형폐기물')
      await page.getByRole('group', { name: '어느 자치구인지 고르기' }).waitFor()
      await page.keyboard.press('Control+G')
      await page.keyboard.press('Enter')
      await expect
        .poll(async () => ['강남구', '관악구', '은평구'].includes((await paramsOf(page)).district ?? ''))
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
      const { code } = await anEntry(desk.product, '노원구 대형폐기물')
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
      const { code = '' } = await paramsOf(page)
      const fee = await page.locator('.fact--fee dd').innerText()
      await editEntry(code, { fee: '새 수수료 9,900원' })
      const later = await open(`/?code=${code}`)
      await expect.poll(() => later.locator('.answer-changes').innerText()).toContain('수수료')
      await later.locator('.fact--fee summary').focus()
      await later.keyboard.press('Enter')
      expect(await later.locator('.fact--fee .changed-before').innerText()).toBe(fee)
    }, 90_000)

    it('should show a shift lead what it said at a minute, and nobody else', async () => {
      const page = await open('/?q=마포구 대형폐기물', { account: 'lead' })
      await title(page).waitFor()
      await settled(page)
      await page.keyboard.press('Enter')
      await expect.poll(async () => (await paramsOf(page)).code).toBeTruthy()
      const { code = '' } = await paramsOf(page)
      const script = await page.locator('.script p').innerText()
      // The form asks by the minute: the first whole one since the entry has this text, most often long past.
      const { docs } = await desk.asEditor('GET', `entries?where[code][equals]=${code}&depth=0`)
      const since = Date.parse((docs as { updatedAt: string }[])[0]?.updatedAt ?? '')
      const minute = Math.ceil(since / 60_000) * 60_000
      await page.waitForTimeout(Math.max(0, minute - Date.now()))
      const before = new Date(minute + 9 * 3600_000).toISOString().slice(0, 16)
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
      expect(await isFocused(box(page))).toBe(true)
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
      const fresh = await desk.newPage()
      const client = await fresh.context().newCDPSession(fresh)
      await client.send('Network.enable')
      const scripts = new Set<string>()
      let bytes = 0
      client.on('Network.responseReceived', ({ requestId, type }) => {
        if (type === 'Script') scripts.add(requestId)
      })
      client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        if (scripts.has(requestId)) bytes += encodedDataLength
      })
      await fresh.goto(desk.product.url)
      await box(fresh).waitFor()
      await fresh.waitForTimeout(1_500)
      console.log(`scripts on first load: ${(bytes / 1024).toFixed(1)} KB`)
      expect(bytes).toBeGreaterThan(50 * 1024)
      expect(bytes).toBeLessThan(MOST_SCRIPT)
    })
  })
})
