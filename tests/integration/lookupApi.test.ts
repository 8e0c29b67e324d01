import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { mongo } from 'mongoose'
import { describe, expect, it } from 'vitest'

import type { EntryView } from '../../src/domain/entryView'
import type { LookupAnswer } from '../../src/domain/lookup'
import { webProcesses } from '../../src/server/registerProcess'
import { runCommand } from '../support/product'
import { until, useApi } from '../support/useApi'

const api = useApi()
const { call, lookup, publish, finds } = api

describe('GET /api/lookup', () => {
  it('should answer in the shape other programs rely on', async () => {
    const { code } = await publish('가로수 가지치기 요청', '가로수 가지치기는 구청에 요청합니다.')
    await until(() => finds('가로수 가지치기', code), 1000)
    const answer = await lookup('rkfhtn')
    expect(answer.query).toMatchObject({
      raw: 'rkfhtn',
      read: '가로수',
      rewrites: ['keyboard'],
      districtCandidates: [],
    })
    expect(answer.hits[0]).toMatchObject({
      kind: 'entry',
      code,
      title: '가로수 가지치기 요청',
      scope: 'city',
      organization: '시험본부 시험과',
      freshness: 'fresh',
      validity: 'valid',
      checkedAt: '2026-10-01',
    })
    expect(Array.isArray(answer.hits[0]?.snippet)).toBe(true)
    expect(answer.hits[0]?.why.length).toBeGreaterThan(0)
    expect(answer.total).toBeGreaterThan(0)
    expect(answer.facets).toMatchObject({ kind: { entry: expect.any(Number) as number } })
    expect(answer.engine).toBe('embedded')
    expect(answer.tookMs).toBeGreaterThanOrEqual(0)
  })

  it('should find a published change within a second, and lose what was taken down or thrown away', async () => {
    const { id, code } = await publish('수달 목격 신고')
    expect(await until(() => finds('수달 목격', code), 1000)).toBeLessThan(1000)
    await call('PATCH', `/api/entries/${id}`, {
      token: api.editor,
      body: { title: '고라니 목격 신고', _status: 'published' },
    })
    expect(await until(() => finds('고라니', code), 1000)).toBeLessThan(1000)
    await call('PATCH', `/api/entries/${id}`, { token: api.editor, body: { _status: 'draft' } })
    expect(await until(async () => !(await finds('고라니', code)), 1000)).toBeLessThan(1000)
    await call('PATCH', `/api/entries/${id}`, { token: api.editor, body: { _status: 'published' } })
    await until(() => finds('고라니', code), 1000)
    await call('PATCH', `/api/entries/${id}`, { token: api.editor, body: { deletedAt: new Date().toISOString() } })
    expect(await until(async () => !(await finds('고라니', code)), 1000)).toBeLessThan(1000)
  })

  it('should not show a draft', async () => {
    const { id, code } = await publish('너구리 먹이 주기')
    await until(() => finds('너구리', code), 1000)
    await call('PATCH', `/api/entries/${id}?draft=true`, { token: api.editor, body: { title: '오소리 먹이 주기' } })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await finds('오소리', code)).toBe(false)
    expect(await finds('너구리', code)).toBe(true)
  })

  it('should want somebody who is signed in', async () => {
    for (const path of ['/api/lookup?q=a', '/api/lookup/entries/L-00001', '/api/lookup/events', '/api/lookup/about']) {
      const { status, headers, body } = await call('GET', path)
      expect(status, path).toBe(401)
      expect(headers.get('content-type')).toContain('application/problem+json')
      expect(body).toMatchObject({ status: 401, code: 'not-signed-in' })
    }
    expect((await call('GET', '/api/lookup?q=a', { token: 'forged.token.here' })).status).toBe(401)
  })

  it.each([
    ['limit=0', 'limit'],
    ['limit=51', 'limit'],
    ['limit=abc', 'limit'],
    ['limit=1e2', 'limit'],
    ['limit=-1', 'limit'],
    ['offset=-1', 'offset'],
    ['offset=1.5', 'offset'],
    ['scope=country', 'scope'],
    ['district=부산', 'district'],
    ['kind=page', 'kind'],
    ['freshness=stale', 'freshness'],
    ['q[$ne]=1', 'q[$ne]'],
    ['q[$regex]=.*', 'q[$regex]'],
    ['district[$ne]=x', 'district[$ne]'],
    ['category[$gt]=', 'category[$gt]'],
    ['organization[]=a', 'organization[]'],
    ['limit[$gt]=1', 'limit[$gt]'],
    ['q=a&q=b', 'q'],
    ['readDistrict=yes', 'readDistrict'],
  ])('should say what is wrong with %s', async (query, parameter) => {
    const { status, body } = await call('GET', `/api/lookup?${query}`, { token: api.agent })
    expect(status).toBe(400)
    expect(body).toMatchObject({ code: 'bad-parameter', errors: [{ parameter }] })
  })

  it('should refuse a query of ten thousand letters, and a name that is none', async () => {
    for (const query of [`q=${'가'.repeat(10_000)}`, `organization=${'a'.repeat(300)}`]) {
      const { status, body } = await call('GET', `/api/lookup?${query}`, { token: api.agent })
      expect(status).toBe(400)
      expect(body).toMatchObject({ code: 'bad-parameter' })
    }
  })

  it.each([
    '😀👍🏽',
    '\u0000',
    '%',
    '.*',
    '$where',
    '(((',
    '\\',
    '"',
    "'; --",
    '​',
    'ㅋㅋㅋㅋㅋㅋㅋㅋ',
    '�',
    '가'.repeat(200),
    ' '.repeat(200),
    '1'.repeat(200),
    '<script>',
  ])('should take %j as words and not break', async (q) => {
    expect((await call('GET', `/api/lookup?q=${encodeURIComponent(q)}`, { token: api.agent })).status).toBe(200)
  })

  it('should take a broken encoding as words and not break', async () => {
    for (const q of ['%ED%A0%80', '%FF%FE', '%E0%A4%A', '%']) {
      expect((await call('GET', `/api/lookup?q=${q}`, { token: api.agent })).status, q).toBe(200)
    }
  })

  it('should leave out what an officer does not own', async () => {
    const { code } = await publish('두루미 서식지')
    await until(() => finds('두루미', code), 1000)
    const officer = await api.product.token('officer')
    const { body } = await call('GET', `/api/lookup?q=${encodeURIComponent('두루미')}`, { token: officer })
    expect((body as LookupAnswer).total).toBe(0)
    expect((await call('GET', `/api/lookup/entries/${code}`, { token: officer })).status).toBe(404)
  })
})

describe('other methods', () => {
  it('should say which methods an address takes', async () => {
    const { status, headers, body } = await call('POST', '/api/lookup?q=a', { token: api.agent })
    expect([status, headers.get('allow'), body]).toMatchObject([405, 'GET, HEAD', { code: 'method-not-allowed' }])
    const options = await call('OPTIONS', '/api/lookup')
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD'])
  })
})

describe('GET /api/lookup/entries/:code', () => {
  it('should give the whole entry, and 404 for what is not published', async () => {
    const { id, code } = await publish('느린 우체통', '첫 줄\n둘째 줄', {
      fee: '무료',
      phones: [{ number: '02-0120-0001', kind: 'inform' }],
      aliases: ['일 년 뒤 편지'],
    })
    const { status, body } = await call('GET', `/api/lookup/entries/${code}`, { token: api.agent })
    expect(status).toBe(200)
    const view = body as EntryView
    expect(view).toMatchObject({
      code,
      title: '느린 우체통',
      fee: '무료',
      freshness: 'fresh',
      organization: '시험본부 시험과',
      aliases: ['일 년 뒤 편지'],
      revision: 1,
    })
    expect(view.answerText).toBe('첫 줄\n둘째 줄\n')
    await call('PATCH', `/api/entries/${id}`, { token: api.editor, body: { _status: 'draft' } })
    expect((await call('GET', `/api/lookup/entries/${code}`, { token: api.agent })).status).toBe(404)
    for (const other of ['없음', '%00', '..%2f..', 'a'.repeat(5000), '[$ne]']) {
      expect((await call('GET', `/api/lookup/entries/${other}`, { token: api.agent })).status, other).toBe(404)
    }
  })
})

describe('GET /api/lookup/events', () => {
  it('should tell desks of a changed entry after the index has it', async () => {
    const stream = await fetch(`${api.product.url}/api/lookup/events`, {
      headers: { authorization: `JWT ${api.agent}` },
    })
    expect(stream.headers.get('content-type')).toContain('text/event-stream')
    const reader = stream.body?.getReader()
    if (!reader) throw new Error('no body')
    const { code } = await publish('담비 출몰')
    let text = ''
    while (!text.includes(code)) {
      const { value, done } = await reader.read()
      if (done) throw new Error('stream ended')
      text += new TextDecoder().decode(value)
    }
    expect(text).toMatch(new RegExp(`event: entry\\ndata: .*"code":"${code}","revision":1`))
    expect(await finds('담비', code)).toBe(true)
    await reader.cancel()
  })
})

describe('commands beside the running product', () => {
  it('should end when they have done their work, as npm runs them', async () => {
    const { code, stderr } = await runCommand(api.product, 'restore', ['/no/such/folder'], { NODE_ENV: '' })
    expect([code, stderr]).toEqual([1, expect.stringContaining('manifest.json')])
  }, 60_000)

  it('should not keep one waiting that asks for a WebSocket', async () => {
    const headers = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' }
    const request = get(`${api.product.url}/_next/webpack-hmr`, { headers })
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    expect([response.statusCode, response.headers.connection]).toEqual([404, 'close'])
    response.resume()
  })

  it.each([
    ['removeDemo', '--help', 0],
    ['removeDemo', 'now', 2],
    ['reindex', 'now', 2],
    ['searchCheck', 'now', 2],
  ])('should take %s %s for what it is', async (command, argument, expected) => {
    expect((await runCommand(api.product, command, [argument])).code).toBe(expected)
    expect((await call('GET', '/api/users/me', { token: api.agent })).body).toMatchObject({ user: { role: 'agent' } })
  })

  it.each([
    ['import', ['/no/such/table.csv']],
    ['import', ['package.json', '--report', '/no/such/folder/report.json']],
    ['export', ['/no/such/folder/table.csv']],
  ])('should say before it begins that %s %j has no file to read or write', async (command, args) => {
    const { code, stdout, stderr } = await runCommand(api.product, command, args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})

describe('what operators look at', () => {
  it('should say that it lives and is ready', async () => {
    expect((await call('GET', '/health/live')).status).toBe(200)
    expect((await call('GET', '/health/ready')).body).toMatchObject({
      status: 'ok',
      dependencies: { mongodb: { status: 'ok' }, search: { status: 'ok' } },
    })
  })

  it('should give metrics to this machine, and to nobody behind a proxy', async () => {
    const { status, body } = await call('GET', '/metrics')
    expect(status).toBe(200)
    expect(body).toContain('ieum_lookups_total')
    const proxied = await fetch(`${api.product.url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.7' } })
    expect(proxied.status).toBe(403)
  })

  it('should keep its index to itself and its own commands', async () => {
    expect((await call('GET', '/internal/fingerprints')).status).toBe(403)
    expect((await call('POST', '/internal/rebuild', { token: api.agent })).status).toBe(403)
    const check = await runCommand(api.product, 'searchCheck')
    expect(check.stdout).toContain('차이 0건')
    expect(check.code).toBe(0)
    const rebuilt = await runCommand(api.product, 'reindex')
    expect(rebuilt.code, rebuilt.stderr).toBe(0)
  }, 120_000)

  it('should name what a web process holds wrongly, and tell that from one that does not answer', async () => {
    const { id, code } = await publish('견줄 자료')
    await until(() => finds('견줄 자료', code), 1000)
    const { mongodb } = JSON.parse(readFileSync(join(api.product.dataDir, 'services.json'), 'utf8')) as {
      mongodb: { port: number }
    }
    const client = await new mongo.MongoClient(`mongodb://127.0.0.1:${mongodb.port}/?directConnection=true`).connect()
    const processes = webProcesses(client.db('ieum'))
    const own = await processes.findOne({})
    if (!own) throw new Error('not registered')
    const headers = { authorization: `Bearer ${own.token}` }
    const held = (await (await fetch(`${api.product.url}/internal/fingerprints`, { headers })).json()) as {
      id: string
    }[]
    const others = JSON.stringify(held.filter((print) => print.id !== id))
    const other = createServer((_request, response) => void response.end(others))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
    try {
      await processes.insertOne({ ...own, _id: 'other', address, seenAt: new Date() })
      const differs = await runCommand(api.product, 'searchCheck')
      expect([differs.code, differs.stdout]).toEqual([1, expect.stringMatching(`차이 1건\\n  없음: ${id}\\n`)])
      other.closeAllConnections()
      await new Promise((resolve) => other.close(resolve))
      await processes.updateOne({ _id: 'other' }, { $set: { seenAt: new Date() } })
      const silent = await runCommand(api.product, 'searchCheck')
      expect([silent.code, silent.stdout]).toEqual([3, expect.stringContaining(`${address}: 물어보지 못했습니다`)])
      expect(silent.stdout).toContain('차이 0건')
    } finally {
      await processes.deleteOne({ _id: 'other' })
      await client.close()
    }
  }, 120_000)

  it('should say that nothing can be checked where none runs', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'ieum-none-'))
    const { code, stderr } = await runCommand({ dataDir, port: api.product.port }, 'searchCheck')
    rmSync(dataDir, { recursive: true, force: true })
    expect([code, stderr]).toEqual([3, expect.stringContaining('npm start')])
  }, 60_000)
})
