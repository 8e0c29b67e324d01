import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'

import { composeOnly, findBrowser, typeHangul } from '../support/browser'
import { banner, box, focusedClass, isFocused, rows, title, violations } from '../support/desk'
import { useDesk, type DeskOptions } from '../support/useDesk'

const executable = findBrowser()
if (!executable) console.log('skipped: tests/browser/desk.test.ts (no Chromium found; set CHROMIUM to its path)')

const AGENT = 'agent@ieum.test'

describe.skipIf(!executable)('the desk', () => {
  const desk = useDesk({ width: 1280, height: 800 })
  const { visit, editEntry } = desk

  async function openWith(question: string, options: DeskOptions = {}): Promise<Page> {
    const page = await visit('/', options)
    await page.locator('html[data-session=known]').waitFor({ state: 'attached' })
    await box(page).focus()
    await page.keyboard.insertText(question)
    await rows(page).first().waitFor()
    await title(page).waitFor({ state: 'attached' })
    return page
  }

  describe('signing in', () => {
    it('should say in Korean that a password is wrong, and let in who has the right one', async () => {
      const page = await visit('/', { account: 'nobody' })
      await signIn(page, 'not-the-password')
      await expect.poll(() => page.locator('.form-problem').innerText()).toMatch(/[가-힣]/)
      await signIn(page, desk.product.password)
      await expect.poll(() => isFocused(box(page))).toBe(true)
    })

    it('should go on to the place that was asked for, on this site only', async () => {
      const page = await visit('/login?next=%2F%3Fq%3D%EB%8C%80%ED%98%95%ED%8F%90%EA%B8%B0%EB%AC%BC', {
        account: 'nobody',
      })
      await signIn(page, desk.product.password)
      await rows(page).first().waitFor()
      expect(await box(page).inputValue()).toBe('대형폐기물')

      const elsewhere = await visit('/login?next=https%3A%2F%2Fexample.com%2F', { account: 'nobody' })
      await signIn(elsewhere, desk.product.password)
      await box(elsewhere).waitFor()
      expect(new URL(elsewhere.url()).origin).toBe(desk.product.url.replace(/\/$/, ''))
    })

    it('should keep the question when the session ends in the middle of a call', async () => {
      const page = await openWith('대형폐기물')
      await page.context().clearCookies()
      await page.keyboard.insertText(' 수수료')
      const back = page.getByRole('region', { name: '다시 로그인' })
      await back.waitFor()
      expect(await isFocused(box(page))).toBe(true)
      await page.keyboard.press('Enter')
      await expect
        .poll(() => back.getByLabel('비밀번호').evaluate((field) => field === document.activeElement))
        .toBe(true)
      await page.keyboard.insertText(desk.product.password)
      await page.keyboard.press('Enter')
      await back.waitFor({ state: 'detached' })
      expect(await box(page).inputValue()).toBe('대형폐기물 수수료')
      await rows(page).first().waitFor()
      expect(await banner(page).count()).toBe(0)
    })
  })

  describe('typing Korean', () => {
    it('should never lose or double a letter while syllables are composed and answers come late', async () => {
      const page = await visit()
      await page.route('**/api/lookup?*', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 120))
        await route.continue().catch(() => undefined)
      })
      await box(page).focus()
      await typeHangul(page, '강남구 대형폐기물 배출', async (expected) => {
        expect(await box(page).inputValue()).toBe(expected)
      })
      expect(await box(page).inputValue()).toBe('강남구 대형폐기물 배출')
      await expect.poll(() => title(page).innerText()).toContain('대형폐기물')
    })

    it('should search for a syllable that is still being composed', async () => {
      const page = await visit()
      const asked: string[] = []
      page.on('request', (request) => {
        const url = new URL(request.url())
        if (url.pathname === '/api/lookup') asked.push(url.searchParams.get('q') ?? '')
      })
      await box(page).focus()
      await composeOnly(page, '혀')
      await expect.poll(() => asked).toContain('혀')
    })

    it('should leave Enter and the arrows to the input method until the syllable is done', async () => {
      const page = await openWith('대형폐기')
      const keyboard = await composeOnly(page, '물')
      await expect.poll(() => rows(page).first().getAttribute('aria-selected')).toBe('true')
      for (const key of ['ArrowDown', 'Enter']) {
        await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key })
      }
      expect(await selectedRow(page)).toBe(0)
      expect(await isFocused(box(page))).toBe(true)
      await keyboard.send('Input.insertText', { text: '물' })
      expect(await box(page).inputValue()).toBe('대형폐기물')
      await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('대형폐기물')
      await expect.poll(() => page.getByRole('listbox').getAttribute('aria-busy')).toBe('false')
      await page.keyboard.press('ArrowDown')
      await expect.poll(() => selectedRow(page)).toBe(1)
    })

    it('should drop an answer that comes after a newer one', async () => {
      const page = await visit()
      await page.route('**/api/lookup?*', async (route) => {
        const isFirst = new URL(route.request().url()).searchParams.get('q') === '전입신고'
        if (isFirst) await new Promise((resolve) => setTimeout(resolve, 700))
        await route.continue().catch(() => undefined)
      })
      await box(page).focus()
      await page.keyboard.insertText('전입신고')
      await page.waitForTimeout(60)
      await page.keyboard.press('Control+A')
      await page.keyboard.insertText('대형폐기물')
      await expect.poll(() => rows(page).first().innerText()).toContain('대형폐기물')
      await page.waitForTimeout(900)
      expect(await rows(page).first().innerText()).toContain('대형폐기물')
    })

    it('should find what was typed with the keyboard left in English, and say what it read', async () => {
      const page = await openWith('eogudvPrlanf')
      await page.getByText('‘대형폐기물’').waitFor()
      expect(await rows(page).first().innerText()).toContain('대형폐기물')
    })
  })

  describe('from question to answer by keyboard', () => {
    it('should show the highlighted answer beside the list, and the next one after an arrow', async () => {
      const page = await openWith('대형폐기물')
      expect(await selectedRow(page)).toBe(0)
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowUp')
      expect(await selectedRow(page)).toBe(1)
      const second = await rows(page).nth(1).locator('.row-title').innerText()
      await expect.poll(() => title(page).innerText()).toBe(second)
    })

    it('should open the answer for reading with Enter, and return to the selected words with Esc', async () => {
      const page = await openWith('대형폐기물')
      await page.keyboard.press('Enter')
      await expect.poll(() => focusedClass(page)).toBe('pane')
      await expect.poll(() => new URL(page.url()).searchParams.get('code')).toBeTruthy()
      await page.keyboard.press('Escape')
      await expect.poll(() => isFocused(box(page))).toBe(true)
      expect(await page.evaluate(() => getSelection()?.toString())).toBe('대형폐기물')
    })

    it('should open what Enter meant when the list is still on its way', async () => {
      const page = await visit()
      await page.route('**/api/lookup?*', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 400))
        await route.continue()
      })
      await box(page).focus()
      await page.keyboard.insertText('대형폐기물')
      await page.keyboard.press('Enter')
      await expect.poll(() => focusedClass(page)).toBe('pane')
      await expect.poll(() => title(page).innerText()).toContain('대형폐기물')
    })

    it('should copy the answer as talk with its date, from the box and from the answer', async () => {
      const page = await openWith('강남구 대형폐기물')
      await page.keyboard.press('Control+Enter')
      await page.getByRole('status').filter({ hasText: '복사했습니다' }).waitFor()
      const talk = await page.evaluate(() => navigator.clipboard.readText())
      expect(talk).toContain(await title(page).innerText())
      expect(talk.split('\n').at(-1)).toMatch(
        /^\d{4}\. \d{1,2}\. \d{1,2}\. 기준 \(최종 현행화 .+(최신|점검 예정|점검기한 경과|확인 중)/,
      )
      expect(talk).toContain((await page.locator('.script p').innerText()).slice(0, 20))

      await page.evaluate(() => navigator.clipboard.writeText(''))
      await page.keyboard.press('Enter')
      await page.keyboard.press('Control+Enter')
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(talk)
    })

    it('should say that the answer being read has changed, and show it on one key', async () => {
      const page = await openWith('강남구 대형폐기물')
      await page.keyboard.press('Enter')
      await expect.poll(() => new URL(page.url()).searchParams.get('code')).toBeTruthy()
      const code = new URL(page.url()).searchParams.get('code') ?? ''
      const before = await page.locator('.script p').innerText()
      await editEntry(code, { script: '방금 바뀐 안내멘트입니다.' })
      await page.getByText('이 답변이 방금 바뀌었습니다.').waitFor({ timeout: 15_000 })
      expect(await page.locator('.script p').innerText()).toBe(before)
      await page.keyboard.press('Control+U')
      await expect.poll(() => page.locator('.script p').innerText()).toBe('방금 바뀐 안내멘트입니다.')
      await page.getByText('이 답변이 방금 바뀌었습니다.').waitFor({ state: 'detached' })
      expect(await focusedClass(page)).toBe('pane')
    }, 60_000)

    it('should offer the text selected when the clipboard is closed', async () => {
      const page = await openWith('대형폐기물')
      await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error('closed'))
        document.execCommand = () => false
      })
      await page.keyboard.press('Control+Enter')
      const area = page.getByRole('dialog').getByRole('textbox')
      await area.waitFor()
      expect(await page.evaluate(() => getSelection()?.toString())).toContain('기준')
      await page.keyboard.press('Escape')
      await expect.poll(() => isFocused(box(page))).toBe(true)
    })

    it('should carry the place in the address and come back to the list with the back key', async () => {
      const page = await openWith('대형폐기물')
      await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('대형폐기물')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await expect.poll(() => new URL(page.url()).searchParams.get('code')).toBeTruthy()
      const shared = await visit(page.url().replace(desk.product.url.replace(/\/$/, ''), ''))
      await expect.poll(() => title(shared).innerText()).toBe(await title(page).innerText())
      expect(await box(shared).inputValue()).toBe('대형폐기물')
      await page.goBack()
      await expect.poll(() => new URL(page.url()).searchParams.get('code')).toBeNull()
      expect(await box(page).inputValue()).toBe('대형폐기물')
    })
  })

  describe('filters', () => {
    it('should take a district by its first sounds, show it, and drop it with one key', async () => {
      const page = await openWith('대형폐기물')
      await page.keyboard.press('Alt+1')
      await page.keyboard.insertText('ㄱㄴㄱ')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: '자치구 조건 빼기' }).waitFor()
      await expect
        .poll(() => badges(page))
        .toSatisfy((found: string[]) => found.every((name) => ['강남구', '서울시'].includes(name)))
      expect(await isFocused(box(page))).toBe(true)
      await page.keyboard.press('Alt+0')
      await page.getByRole('button', { name: '자치구 조건 빼기' }).waitFor({ state: 'detached' })
    })

    it('should show the district found in the question, and search the words as they stand without it', async () => {
      const page = await openWith('강남구 대형폐기물')
      await page.getByText('질문에서 찾은 자치구').waitFor()
      const literal = page.waitForRequest((request) => request.url().includes('readDistrict=0'))
      await page.keyboard.press('Alt+0')
      await literal
      await page.getByText('질문에서 찾은 자치구').waitFor({ state: 'detached' })
      await expect.poll(() => new URL(page.url()).searchParams.get('readDistrict')).toBe('0')
    })

    it('should narrow by category', async () => {
      const page = await openWith('대형폐기물')
      await page.keyboard.press('Alt+2')
      const first = page.getByRole('option').and(page.locator('.picker-option')).nth(1)
      await first.waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: '분류 조건 빼기' }).waitFor()
      await rows(page).first().waitFor()
    })

    it('should give the box the focus back when a list is left', async () => {
      const page = await openWith('대형폐기물')
      await page.keyboard.press('Alt+2')
      await expect.poll(() => focusedClass(page)).toBe('picker-field')
      await page.keyboard.press('Escape')
      await expect.poll(() => isFocused(box(page))).toBe(true)
    })

    it('should offer the districts a place name may mean', async () => {
      const page = await openWith('신사동 대형폐기물')
      const group = page.getByRole('group', { name: '어느 자치구인지 고르기' })
      await group.waitFor()
      await group.getByRole('button', { name: '은평구' }).click()
      await page.getByRole('button', { name: '자치구 조건 빼기' }).waitFor()
    })
  })

  describe('when there is nothing, or no answer', () => {
    it('should say what to try when nothing is found, and drop the filters with one key', async () => {
      const page = await visit('/?district=강남구')
      await box(page).focus()
      await page.keyboard.insertText('뷁쉡뚥')
      await page.getByRole('heading', { name: '‘뷁쉡뚥’에 맞는 자료가 없습니다' }).waitFor()
      await page.getByRole('button', { name: '조건 없이 찾기' }).waitFor()
      await page.keyboard.press('Alt+0')
      await page.getByRole('button', { name: '조건 없이 찾기' }).waitFor({ state: 'detached' })
    })

    it('should keep question and list while the server is away, and go on by itself when it is back', async () => {
      const page = await openWith('대형폐기물')
      await page.context().setOffline(true)
      await page.keyboard.insertText(' 수수료')
      await banner(page).getByText('연결이 끊겼습니다').waitFor()
      expect(await rows(page).count()).toBeGreaterThan(0)
      expect(await box(page).inputValue()).toBe('대형폐기물 수수료')
      await page.context().setOffline(false)
      await banner(page).waitFor({ state: 'detached' })
      await expect.poll(() => rows(page).first().innerText()).toContain('대형폐기물')
    })

    it('should stand through a restart of the server', async () => {
      const page = await openWith('대형폐기물')
      await desk.restart(async () => {
        await page.keyboard.insertText(' 수수료')
        await banner(page).waitFor()
        expect(await rows(page).count()).toBeGreaterThan(0)
      })
      await banner(page).waitFor({ state: 'detached', timeout: 30_000 })
      expect(await box(page).inputValue()).toBe('대형폐기물 수수료')
      await expect.poll(() => rows(page).first().innerText()).toContain('대형폐기물')
    }, 300_000)

    it('should wait as long as the server asks when there are too many requests', async () => {
      const page = await openWith('대형폐기물')
      let refused = 0
      await page.route('**/api/lookup?*', (route) =>
        refused++ === 0
          ? route.fulfill({ status: 429, headers: { 'retry-after': '2' }, json: { code: 'too-many' } })
          : route.continue(),
      )
      await page.keyboard.insertText(' 수수료')
      await page.getByText('요청이 몰려').waitFor()
      await page.getByText('요청이 몰려').waitFor({ state: 'detached' })
      expect(refused).toBe(2)
    })
  })

  describe('the account', () => {
    it('should refuse a wrong password, and change the right one', async () => {
      const page = await visit()
      await changePassword(page, 'not-the-password', `${desk.product.password}-2`)
      await expect.poll(() => page.getByRole('dialog').locator('.form-problem').innerText()).toMatch(/[가-힣]/)
      await page.keyboard.press('Escape')
      await changePassword(page, desk.product.password, `${desk.product.password}-2`)
      await page.getByText('비밀번호를 바꾸었습니다.').waitFor()
      await changePassword(page, `${desk.product.password}-2`, desk.product.password)
      await page.getByText('비밀번호를 바꾸었습니다.').waitFor()
    })

    it('should leave by 로그아웃', async () => {
      const page = await visit('/', { account: 'nobody' })
      await signIn(page, desk.product.password)
      await box(page).waitFor()
      await page.locator('.session summary').click()
      await page.getByRole('button', { name: '로그아웃' }).click()
      await page.getByRole('button', { name: '로그인' }).waitFor()
      expect(new URL(page.url()).pathname).toBe('/login')
    })
  })

  describe('for everyone', () => {
    it('should be dark when chosen, and stay so', async () => {
      const page = await visit()
      await page.locator('.session summary').click()
      await page.getByText('어둡게').click()
      await page.reload()
      expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
    })

    it.each(['light', 'dark'] as const)(
      'should meet the accessibility rules that can be checked, %s',
      async (look) => {
        const page = await openWith('대형폐기물', { colorScheme: look })
        expect(await violations(page)).toEqual([])
        await page.keyboard.press('Alt+1')
        expect(await violations(page)).toEqual([])
        await page.keyboard.press('Escape')
        await page.keyboard.press('Control+Slash')
        expect(await violations(page)).toEqual([])
        const outside = await visit('/login', { account: 'nobody', colorScheme: look })
        await outside.getByRole('button', { name: '로그인' }).waitFor()
        expect(await violations(outside)).toEqual([])
      },
      120_000,
    )

    it.each([480, 640, 1280, 1920])('should not scroll sideways at %i px', async (width) => {
      const page = await openWith('강남구 대형폐기물', { viewport: { width, height: 800 } })
      await page.keyboard.press('Enter')
      await title(page).waitFor()
      await expect.poll(() => focusedClass(page)).toBe('pane')
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    })

    it('should tell a screen reader how many results there are when the typing rests', async () => {
      const page = await openWith('대형폐기물')
      await page
        .getByRole('status')
        .filter({ hasText: /결과 [\d,]+건/ })
        .waitFor()
      expect(await box(page).getAttribute('aria-activedescendant')).toBe('result-0')
    })

    it('should help with ? outside fields and leave it a letter inside', async () => {
      const page = await openWith('대형폐기물')
      await page.keyboard.press('?')
      expect(await page.getByRole('complementary').count()).toBe(0)
      await page.keyboard.press('Backspace')
      await page.keyboard.press('Enter')
      await expect.poll(() => focusedClass(page)).toBe('pane')
      await page.keyboard.press('?')
      await page.getByRole('complementary', { name: '단축키' }).waitFor()
    })
  })
})

const badges = (page: Page) => page.locator('.row .badge--district, .row .badge--city').allInnerTexts()

async function selectedRow(page: Page): Promise<number> {
  const selected = await rows(page).evaluateAll((all) =>
    all.findIndex((row) => row.getAttribute('aria-selected') === 'true'),
  )
  return selected
}

async function signIn(page: Page, password: string): Promise<void> {
  await page.getByLabel('이메일').fill(AGENT)
  await page.getByLabel('비밀번호').fill(password)
  await page.keyboard.press('Enter')
}

async function changePassword(page: Page, current: string, next: string): Promise<void> {
  await page.locator('.session summary').click()
  await page.getByRole('button', { name: '비밀번호 변경' }).click()
  await page.getByLabel('지금 비밀번호').fill(current)
  await page.getByLabel('새 비밀번호', { exact: true }).fill(next)
  await page.getByLabel('새 비밀번호 확인').fill(next)
  await page.keyboard.press('Enter')
}
