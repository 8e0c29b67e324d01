import { afterEach, beforeAll, describe, expect, it } from 'vitest'

import { findBrowser, typeHangul } from '../support/browser'
import { bar, box, clipboard, isFocused, title, violations } from '../support/desk'
import { bodyOf } from '../support/factories'
import { useDesk } from '../support/useDesk'

const executable = findBrowser()
if (!executable) console.log('skipped: tests/browser/deskBriefs.test.ts (no Chromium found; set CHROMIUM to its path)')

const HOUR_MS = 60 * 60_000

/** What holds this morning, on the desk: by keyboard alone. */
describe.skipIf(!executable)('briefs, cards and flags on the desk', () => {
  const { open, asEditor } = useDesk()
  let written = 0

  beforeAll(() => endSeededBriefs())
  afterEach(() => endSeededBriefs())

  async function writeBrief(brief: Record<string, unknown>): Promise<string> {
    const { doc } = await asEditor('POST', 'issue-briefs', {
      code: `TB-${++written}`,
      kind: 'brief',
      body: bodyOf('자세한 내용입니다.'),
      from: new Date(Date.now() - HOUR_MS).toISOString(),
      until: new Date(Date.now() + HOUR_MS).toISOString(),
      mustRead: false,
      _status: 'published',
      ...brief,
    })
    return (doc as { id: string }).id
  }

  const changeBrief = (id: string, change: Record<string, unknown>): Promise<unknown> =>
    asEditor('PATCH', `issue-briefs/${id}`, { ...change, _status: 'published' })

  /** Those of the demo run by the day's date; a test has its own. */
  async function endSeededBriefs(): Promise<void> {
    const until = new Date().toISOString()
    const { docs } = await asEditor('GET', 'issue-briefs?limit=100&depth=0')
    for (const { id, until: end } of docs as { id: string; until: string | null }[])
      if (end === null || end > until) await changeBrief(id, { from: '2020-01-01T00:00:00.000Z', until })
  }

  async function entryFor(title: string): Promise<{ id: string; code: string }> {
    const { docs } = await asEditor(
      'GET',
      `entries?where[_status][equals]=published&where[title][like]=${encodeURIComponent(title)}&limit=1&depth=0`,
    )
    const [entry] = docs as { id: string; code: string }[]
    if (!entry) throw new Error(`no entry called ${title}`)
    return entry
  }

  it('should show a brief within a second of its publication and drop it by itself at its end, offline too', async () => {
    const page = await open()
    await bar(page).getByText('진행 중인 공지가 없습니다.').waitFor()
    const height = (await bar(page).boundingBox())?.height
    await page.waitForTimeout(500)
    const until = new Date(Date.now() + 9_000).toISOString()
    await writeBrief({ title: '지하철 2호선 운행 지연', until })
    await bar(page).getByText('지하철 2호선 운행 지연').waitFor({ timeout: 1_000 })
    expect((await bar(page).boundingBox())?.height).toBe(height)
    expect(await isFocused(box(page))).toBe(true)
    await page.context().setOffline(true)
    await bar(page).getByText('진행 중인 공지가 없습니다.').waitFor({ timeout: 12_000 })
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(until))
  }, 60_000)

  it('should lie over the entry it concerns, strike what does not hold, and copy what holds instead', async () => {
    const entry = await entryFor('전입신고')
    await writeBrief({
      title: '한파로 창구 단축',
      script: '한파로 오늘은 창구가 일찍 닫습니다.',
      overlays: [entry.id],
      replaces: [{ entry: entry.id, part: 'script', text: '오늘은 15시까지 오셔야 합니다.' }],
    })
    const page = await open(`/?code=${entry.code}`)
    const notice = page.getByRole('region', { name: '특별상담자료 한파로 창구 단축' })
    await notice.waitFor()
    expect(await notice.innerText()).toContain('한파로 오늘은 창구가 일찍 닫습니다.')
    expect(await notice.innerText()).toContain('아래에서 바뀌는 곳: 안내멘트')
    const script = page.locator('.answer-main .script')
    expect(await script.locator('ins').innerText()).toMatch(/대신[\s\S]*오늘은 15시까지 오셔야 합니다/)
    expect(await script.locator('del').evaluate((old) => getComputedStyle(old).textDecorationLine)).toBe('line-through')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('status').filter({ hasText: '복사했습니다' }).waitFor()
    const talk = await clipboard(page)
    expect(talk).toContain('오늘은 15시까지 오셔야 합니다.')
    expect(talk).toContain('※ 안내멘트: ‘한파로 창구 단축’ 공지에 따라 바뀐 내용입니다.')
    expect(await violations(page)).toEqual([])
  }, 60_000)

  it('should have must-read ones acknowledged by one key, and told again with what changed', async () => {
    const id = await writeBrief({ title: '수도 동파 접수', mustRead: true })
    const page = await open()
    await bar(page).getByRole('button', { name: '꼭 읽을 자료 1건' }).waitFor()
    expect(await isFocused(box(page))).toBe(true)
    await page.keyboard.press('Control+J')
    const panel = page.getByRole('complementary', { name: '수도 동파 접수' })
    await panel.getByText('자세한 내용입니다.').waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Enter')
    await panel.waitFor({ state: 'detached' })
    await bar(page).getByRole('button', { name: '꼭 읽을 자료' }).waitFor({ state: 'detached' })
    expect(await isFocused(box(page))).toBe(true)

    await changeBrief(id, { changeNote: '접수 번호가 바뀌었습니다.' })
    await bar(page).getByRole('button', { name: '꼭 읽을 자료 1건' }).waitFor()
    await page.keyboard.press('Control+J')
    await panel.getByText('접수 번호가 바뀌었습니다.').waitFor()
    expect(await panel.getByText('자세한 내용입니다.').isVisible()).toBe(false)
  }, 60_000)

  it('should say that the staff have reminded of what is not read', async () => {
    const id = await writeBrief({ title: '다시 알릴 자료', mustRead: true })
    const page = await open()
    await bar(page).getByRole('button', { name: '꼭 읽을 자료 1건' }).waitFor()
    await asEditor('POST', `issue-briefs/${id}/remind`, {})
    await bar(page).getByRole('button', { name: '다시 알림: 꼭 읽을 자료 1건' }).waitFor({ timeout: 5_000 })
  }, 60_000)

  it('should not take for read what came while the text before was on the screen', async () => {
    const id = await writeBrief({ title: '산불 대피 안내', mustRead: true, script: '먼저 쓴 안내입니다.' })
    const page = await open()
    await bar(page).getByRole('button', { name: '꼭 읽을 자료 1건' }).waitFor()
    await page.keyboard.press('Control+J')
    const panel = page.getByRole('complementary', { name: '산불 대피 안내' })
    await panel.getByText('먼저 쓴 안내입니다.').waitFor()
    await changeBrief(id, { script: '나중에 쓴 안내입니다.' })
    await panel.getByRole('button', { name: '방금 바뀐 내용 보기' }).waitFor()
    expect(await panel.getByText('먼저 쓴 안내입니다.').isVisible()).toBe(true)
    await page.keyboard.press('Enter')
    await panel.getByText('나중에 쓴 안내입니다.').waitFor()
    await bar(page).getByRole('button', { name: '꼭 읽을 자료 1건' }).waitFor()
  }, 60_000)

  it('should let a shift lead tell every desk within a minute by keyboard, update it and end it', async () => {
    const [lead, agent] = [await open('/', { account: 'lead' }), await open()]
    await bar(agent).waitFor()
    const began = Date.now()
    await lead.keyboard.press('Control+Shift+E')
    const panel = lead.getByRole('complementary', { name: '긴급공지' })
    await panel.getByLabel('무슨 일').waitFor()
    for (const text of ['상수도관 파열', '강남구 역삼동', '복구 중이라 물이 나오지 않을 수 있습니다', '아리수본부']) {
      await typeHangul(lead, text)
      await lead.keyboard.press('Enter')
    }
    await lead.keyboard.insertText('국번 없이 121')
    await lead.keyboard.press('Control+Enter')
    await bar(agent)
      .getByRole('button', { name: /긴급공지 상수도관 파열/ })
      .waitFor({ timeout: 5_000 })
    expect(Date.now() - began).toBeLessThan(60_000)
    expect(await bar(agent).innerText()).toMatch(/긴급공지[\s\S]*강남구 역삼동 · \d\d:\d\d 현재/)
    await agent.keyboard.press('Control+J')
    const read = agent.getByRole('complementary', { name: '상수도관 파열' })
    await read.getByText('국번 없이 121').waitFor()
    await agent.keyboard.press('Enter')
    await read.waitFor({ state: 'detached' })

    await lead.keyboard.press('Control+Shift+E')
    const running = panel.getByRole('region', { name: '상수도관 파열' })
    await running.getByLabel('새로 알려진 내용').focus()
    await typeHangul(lead, '밤 아홉 시 복구 예정')
    await lead.keyboard.press('Enter')
    await expect.poll(() => bar(agent).innerText()).toMatch(/\d\d:\d\d 현재 밤 아홉 시 복구 예정/)
    await agent.keyboard.press('Control+J')
    await read.locator('.brief-changes').getByText('밤 아홉 시 복구 예정').waitFor()
    expect(await read.getByText('국번 없이 121').isVisible()).toBe(false)

    const end = await running.innerText()
    await running.getByRole('button', { name: '4시간 연장' }).focus()
    await lead.keyboard.press('Enter')
    await expect.poll(() => running.innerText()).not.toBe(end)
    expect(await violations(lead)).toEqual([])
    await running.getByRole('button', { name: '지금 끝내기' }).focus()
    await lead.keyboard.press('Enter')
    await bar(agent).getByText('진행 중인 공지가 없습니다.').waitFor()
  }, 120_000)

  it('should give no agent the keys of a shift lead', async () => {
    const page = await open()
    await page.keyboard.press('Control+Shift+E')
    await page.getByRole('status').filter({ hasText: '상담팀장' }).waitFor()
    expect(await page.getByRole('complementary').count()).toBe(0)
  })

  it('should open a response card on its key without the network', async () => {
    const page = await open()
    await expect.poll(() => page.evaluate(() => localStorage.getItem('ieum.cards') ?? '')).toContain('자살 위기')
    await page.context().setOffline(true)
    await page.keyboard.press('Control+1')
    const card = page.getByRole('complementary', { name: '자살 위기' })
    await card.getByText('안내멘트').waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Control+3')
    await page.getByRole('complementary', { name: '폭언' }).waitFor()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('complementary').count()).toBe(0)
    expect(await isFocused(box(page))).toBe(true)
  }, 60_000)

  it('should flag what is missing with the query that found nothing, and list it', async () => {
    const page = await open('/?q=뷁쉡뚥')
    await page.getByRole('button', { name: '자료 없음 알리기' }).waitFor()
    await page.keyboard.press('Control+Shift+F')
    const panel = page.getByRole('complementary', { name: '자료 의견 알리기' })
    await panel.waitFor()
    expect(await panel.getByLabel('자료 없음').isChecked()).toBe(true)
    expect(await panel.getByLabel('찾던 말').inputValue()).toBe('뷁쉡뚥')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Tab')
    await typeHangul(page, '민원인이 자주 묻습니다')
    const sent = page.waitForRequest((request) => request.url().endsWith('/api/flags'))
    await page.keyboard.press('Enter')
    expect((await sent).postDataJSON()).toEqual({ kind: 'missing', note: '민원인이 자주 묻습니다', query: '뷁쉡뚥' })
    await panel.waitFor({ state: 'detached' })
    expect(await isFocused(box(page))).toBe(true)
    await page.keyboard.press('Control+Shift+F')
    await panel.getByText('자료 없음: 민원인이 자주 묻습니다').waitFor()
  }, 60_000)

  it('should tell that a flag was answered', async () => {
    const page = await open('/?q=전입신고')
    await title(page).waitFor()
    await page.keyboard.press('Control+Shift+F')
    const panel = page.getByRole('complementary', { name: '자료 의견 알리기' })
    await panel.waitFor()
    for (let down = 0; down < 3; down++) await page.keyboard.press('ArrowDown')
    expect(await panel.getByLabel('표현 개선').isChecked()).toBe(true)
    const taken = page.waitForResponse((response) => response.url().endsWith('/api/flags'))
    await page.keyboard.press('Enter')
    const { id } = (await (await taken).json()) as { id: string }
    await asEditor('POST', `flags/${id}/close`, { answer: '쉬운 말로 고쳤습니다.' })
    await page.keyboard.press('Control+K')
    await bar(page).getByText('알린 내용에 답 1건').waitFor()
    await page.keyboard.press('Control+Shift+F')
    await panel.getByText('쉬운 말로 고쳤습니다.').waitFor()
    await bar(page).getByText('알린 내용에 답').waitFor({ state: 'detached' })
  }, 60_000)

  it('should say of an answer in a tab that it has changed, and show the new text on one key', async () => {
    const page = await open()
    await typeHangul(page, '전입신고')
    await title(page).waitFor()
    await page.waitForTimeout(500)
    await page.keyboard.press('Enter')
    await expect.poll(() => new URL(page.url()).searchParams.get('code')).toBeTruthy()
    const code = new URL(page.url()).searchParams.get('code')
    const { docs } = await asEditor('GET', `entries?where[code][equals]=${code}&depth=0`)
    const [entry] = docs as { id: string }[]
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(() => page.locator('.tab').count()).toBe(2)
    await page.keyboard.press('1')
    await expect.poll(() => new URL(page.url()).searchParams.get('code')).toBe(code)
    await asEditor('PATCH', `entries/${entry?.id}`, { script: '새 안내멘트입니다.', _status: 'published' })
    await page.getByText('이 답변이 방금 바뀌었습니다.').waitFor()
    expect(await page.locator('.script p').innerText()).not.toBe('새 안내멘트입니다.')
    await page.keyboard.press('u')
    await expect.poll(() => page.locator('.script p').innerText()).toBe('새 안내멘트입니다.')
  }, 60_000)

  it('should catch up after the line was gone', async () => {
    const page = await open()
    await bar(page).getByText('진행 중인 공지가 없습니다.').waitFor()
    await page.context().setOffline(true)
    await page.waitForTimeout(500)
    await writeBrief({ title: '그 사이에 나온 공지' })
    await page.context().setOffline(false)
    await bar(page).getByText('그 사이에 나온 공지').waitFor({ timeout: 15_000 })
  }, 60_000)
})
