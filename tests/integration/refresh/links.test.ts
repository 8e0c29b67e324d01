import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { readLinkWorklist } from '../../../src/admin/refresh/readLinkWorklist'
import { checkLinks } from '../../../src/commands/checkLinks'
import { linkRows } from '../../../src/commands/links/linkRows'
import { lookAtLink } from '../../../src/commands/links/lookAtLink'
import { refreshParts } from '../../../src/commands/refresh/refreshParts'
import { mailNamesOf, sweepMail } from '../../../src/commands/refresh/sweepMail'
import { readReplyEntries } from '../../../src/commands/reply/readReplyEntries'
import { previewSweep } from '../../../src/commands/runSweep'
import { databaseOf } from '../../../src/lib/databaseOf'
import { makeEntry, makeOrganization } from '../../support/factories'
import { startTestPayload, type TestPayload } from '../../support/payload'
import { makePost } from '../../support/requests'

type Pages = Record<string, (request: IncomingMessage, response: ServerResponse) => void>
interface Site {
  server: Server
  /** `127.0.0.1:49152` */
  host: string
  asked: string[]
}

const TIMES = { pauseMs: 0, timeoutMs: 400 }
const signal = new AbortController().signal

async function startSite(pages: Pages): Promise<Site> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const page = pages[request.url ?? '']
    if (page) return page(request, response)
    response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, host: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

function stopSite({ server }: Site): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

const ok = (_request: IncomingMessage, response: ServerResponse): void => void response.writeHead(200).end('page')
const to =
  (location: string) =>
  (_request: IncomingMessage, response: ServerResponse): void =>
    void response.writeHead(302, { location }).end()

let test: TestPayload
beforeAll(async () => {
  test = await startTestPayload('refresh-links')
})
afterAll(() => test.stop())

describe('a look at a link', () => {
  let site: Site
  let inside: Site
  beforeAll(async () => {
    inside = await startSite({ '/': ok })
    site = await startSite({
      '/ok': ok,
      '/no-head': (request, response) => void response.writeHead(request.method === 'HEAD' ? 405 : 200).end(),
      '/login': (_request, response) => void response.writeHead(401).end(),
      '/fault': (_request, response) => void response.writeHead(503).end(),
      '/silent': () => {},
      '/moved': to('/ok'),
      '/loop': to('/loop'),
      '/inside': to(`http://${inside.host}/`),
      '/metadata': to('http://169.254.169.254/latest/meta-data'),
      '/file': to('file:///etc/passwd'),
      '/cut': (request) => request.socket.destroy(),
      '/endless': (request, response) => {
        response.writeHead(200)
        if (request.method === 'GET') setInterval(() => response.write('x'.repeat(1000)), 5).unref()
      },
    })
  })
  afterAll(() => Promise.all([stopSite(site), stopSite(inside)]))

  const look = (link: string) => lookAtLink({ link, allowedHosts: new Set([site.host]), signal, timeoutMs: 400 })

  it.each([
    ['/ok', 'open'],
    ['/no-head', 'open'],
    ['/moved', 'open'],
    ['/endless', 'open'],
    ['/login', 'unsure'],
    ['/nothing', 'gone'],
    ['/fault', 'broken'],
    ['/loop', 'broken'],
    ['/silent', 'broken'],
    ['/cut', 'broken'],
  ])('should find %s %s', async (path, sight) => {
    expect((await look(`http://${site.host}${path}`)).sight).toBe(sight)
  })

  it.each(['/inside', '/metadata', '/file'])('should not follow %s into our own network', async (path) => {
    expect(await look(`http://${site.host}${path}`)).toMatchObject({ sight: 'refused' })
    expect(inside.asked).toEqual([])
  })

  it.each([
    () => `http://${inside.host}/`,
    () => `http://localhost:${inside.host.split(':')[1]}/`,
    () => 'http://localhost/',
    () => 'http://127.1/',
    () => 'http://2130706433/',
    () => 'http://0x7f000001/',
    () => 'http://[::1]/',
    () => 'http://[::ffff:127.0.0.1]/',
    () => 'http://10.0.0.1/',
    () => 'http://192.168.0.1:8080/',
    () => 'http://169.254.169.254/latest/meta-data',
    () => 'https://user:secret@www.example.com/',
    () => 'http://www.example.com:22/',
    () => 'ftp://www.example.com/',
  ])('should not ask at all: %s', async (link) => {
    expect(await look(link())).toMatchObject({ sight: 'refused', answered: false })
    expect(inside.asked).toEqual([])
  })
})

describe('a round over the links of entries', () => {
  let site: Site
  let post: string
  let organization: string
  beforeAll(async () => {
    organization = (await makeOrganization(test.payload, '민원과')).id
    post = await makePost(test.payload, organization, 'kim@office.test')
  })
  beforeEach(async () => {
    const db = databaseOf(test.payload)
    for (const rows of ['link-checks', 'link-check-rounds', 'entries']) await db.collection(rows).deleteMany({})
  })

  const switchOn = (allowedHosts: string[] = [], enabled = true) =>
    test.payload.updateGlobal({ slug: 'refresh-settings', data: { linkCheck: { enabled, allowedHosts } } })
  const round = (day: string) =>
    checkLinks({ payload: test.payload, now: new Date(`${day}T04:30:00+09:00`), signal, ...TIMES })
  const stateOf = async (link: string) => (await linkRows(databaseOf(test.payload)).findOne({ _id: link }))?.state
  const entryWith = (links: string[]) =>
    makeEntry(test.payload, { organization, post, links, checkedAt: '2026-11-20T12:00:00.000Z' })

  it('should ask nobody while it is switched off', async () => {
    site = await startSite({ '/ok': ok })
    await entryWith([`http://${site.host}/ok`])
    await switchOn([site.host], false)
    expect(await round('2026-12-01')).toMatchObject({ state: 'off' })
    expect(site.asked).toEqual([])
    await stopSite(site)
  })

  it('should tell staff and owner of a dead link, raise the entry, and forget it when it opens again', async () => {
    const pages: Pages = { '/ok': ok }
    site = await startSite(pages)
    await switchOn([site.host])
    const link = `http://${site.host}/old`
    const entry = await entryWith([link, `http://${site.host}/ok`])
    expect(await round('2026-12-01')).toMatchObject({ state: 'done', looked: 2, dead: 0 })
    expect(await round('2026-12-02')).toMatchObject({ state: 'done', looked: 1, dead: 1 })

    const worklist = await readLinkWorklist(test.payload)
    expect(worklist.dead).toEqual([
      { id: entry.id, code: entry.code, title: entry.title, link, problem: '응답 코드 404', since: '2026-12-01' },
    ])
    const [asked] = await readReplyEntries({
      payload: test.payload,
      ids: [entry.id],
      mostAsked: new Set(),
      now: new Date('2026-12-02T10:00:00+09:00'),
    })
    expect(asked?.deadLinks).toEqual([link])

    // Its own day is a year away: it comes up because of the link.
    const now = new Date('2026-12-02T10:00:00+09:00')
    const { state, plan } = await previewSweep({ payload: test.payload, parts: refreshParts, now })
    expect(state.entries[0]?.priority).toBeGreaterThan(1)
    const [mail] = plan.mails
    if (!mail) throw new Error('nobody was asked')
    const { data } = sweepMail(mail, mailNamesOf(state))
    expect(data.entries).toMatchObject([{ code: entry.code, note: `링크가 열리지 않습니다(${site.host}).` }])

    pages['/old'] = ok
    expect(await round('2026-12-05')).toMatchObject({ state: 'done', dead: 0 })
    expect((await readLinkWorklist(test.payload)).dead).toEqual([])
    expect((await previewSweep({ payload: test.payload, parts: refreshParts, now })).plan.mails).toEqual([])
    await stopSite(site)
  })

  it('should forget what it knew when it is switched off', async () => {
    site = await startSite({})
    await switchOn([site.host])
    await entryWith([`http://${site.host}/old`])
    await round('2026-12-01')
    expect(await round('2026-12-02')).toMatchObject({ dead: 1 })
    await switchOn([], false)
    await round('2026-12-03')
    expect((await readLinkWorklist(test.payload)).dead).toEqual([])
    await stopSite(site)
  })

  it('should say nothing of any link when nothing can be reached', async () => {
    site = await startSite({ '/ok': ok })
    await switchOn([site.host])
    const link = `http://${site.host}/ok`
    await entryWith([link])
    await round('2026-12-01')
    await stopSite(site)
    for (const day of ['2026-12-08', '2026-12-09', '2026-12-10', '2026-12-11'])
      expect(await round(day)).toMatchObject({ state: 'blind', dead: 0 })
    expect(await stateOf(link)).toBe('open')
    expect((await readLinkWorklist(test.payload)).round?.state).toBe('blind')
  })

  it('should not call dead what has never answered from here, and forget links that are no longer named', async () => {
    site = await startSite({ '/ok': ok })
    await switchOn([site.host])
    const entry = await entryWith([`http://${site.host}/ok`, 'http://nowhere.invalid/', 'http://10.0.0.1/'])
    for (const day of ['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22']) await round(day)
    expect(await stateOf('http://nowhere.invalid/')).toBe('unreached')
    expect(await stateOf('http://10.0.0.1/')).toBe('refused')
    expect(await readLinkWorklist(test.payload)).toMatchObject({ dead: [], unreached: ['nowhere.invalid'] })
    await test.payload.update({ collection: 'entries', id: entry.id, data: { links: [] } })
    await round('2026-12-29')
    expect(await linkRows(databaseOf(test.payload)).countDocuments()).toBe(0)
    await stopSite(site)
  })

  it('should write nothing when it is cut short', async () => {
    site = await startSite({ '/silent': () => {} })
    await switchOn([site.host])
    await entryWith([`http://${site.host}/silent`])
    const ending = new AbortController()
    const running = checkLinks({ payload: test.payload, now: new Date(), signal: ending.signal, ...TIMES })
    await expect.poll(() => site.asked.length).toBeGreaterThan(0)
    ending.abort()
    await expect(running).rejects.toMatchObject({ name: 'AbortError' })
    expect(await linkRows(databaseOf(test.payload)).countDocuments()).toBe(0)
    await stopSite(site)
  })

  it('should take no setting that is more than a server', async () => {
    await expect(switchOn(['http://portal.example.kr/'])).rejects.toThrow()
    await switchOn(['portal.example.kr', '10.1.2.3:8080'])
  })
})
