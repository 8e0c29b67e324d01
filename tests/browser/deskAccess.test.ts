import { describe, expect, it } from 'vitest'

import { findBrowser, typeHangul } from '../support/browser'
import { ask, focusedClass, tabs, title, violations } from '../support/desk'
import { useDesk } from '../support/useDesk'

const executable = findBrowser()
if (!executable) console.log('skipped: tests/browser/deskAccess.test.ts (no Chromium found; set CHROMIUM to its path)')

/** Whoever sits at the desk, and whatever they see it on: the rules of accessibility, the sizes, and nothing that moves by itself. */
describe.skipIf(!executable)('the desk for everyone', () => {
  const desk = useDesk()
  const { open } = desk
  const set = (change: Record<string, unknown>) => desk.asEditor('POST', 'globals/desk-settings', change)

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
    const list = page.locator('.column-body')
    const frame = await list.boundingBox()
    await ask(page, '신사동 대형폐기물')
    expect((await list.boundingBox())?.y).toBe(frame?.y)
    await page.keyboard.press('Enter')
    await page.waitForTimeout(800)
    await page.keyboard.press('Alt+ArrowDown')
    await page.waitForTimeout(800)
    await page.keyboard.press('Control+K')
    await page.waitForTimeout(800)
    expect((await list.boundingBox())?.y).toBe(frame?.y)
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
      const page = await open('/', { viewport: { width, height }, account: 'lead' })
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
