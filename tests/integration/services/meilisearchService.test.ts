import { createServer } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parseEnv } from '../../../src/lib/env'
import { checkSearch } from '../../../src/server/services/doctor/checkSearch'
import { bringUpMeilisearch, locateMeilisearch } from '../../../src/server/services/meilisearch/bringUpMeilisearch'
import { downloadMeilisearch } from '../../../src/server/services/meilisearch/officialBinary'
import { readServiceRecord } from '../../../src/server/services/serviceRecord'
import { hasMeilisearch, named } from '../../support/meilisearch'
import { inputFor, isRunning, serviceFolder, startForTest } from './serviceFolder'

const HOUR_MS = 60 * 60 * 1000
const AUTO = { IEUM_MEILISEARCH: 'auto' }

/** A cache of the test's own, so that what others fetched or failed to fetch plays no part. */
const settingsFor = (dataDir: string) => ({ ...AUTO, IEUM_CACHE_DIR: `${dataDir}/cache` })

describe.skipIf(!hasMeilisearch)(named('a Meilisearch on the PATH'), () => {
  it('should come up beside MongoDB, be told to every process, and go with it', { timeout: 120_000 }, async () => {
    const dataDir = serviceFolder()
    const services = await startForTest(inputFor(dataDir, AUTO))
    const { MEILI_HOST, MEILI_API_KEY } = services.environment
    const { pid = 0, port } = readServiceRecord(dataDir).meilisearch ?? {}
    expect(MEILI_HOST).toBe(`http://127.0.0.1:${port}`)
    expect((await fetch(`${MEILI_HOST}/keys`)).status).toBe(401)
    const keys = await fetch(`${MEILI_HOST}/keys`, { headers: { authorization: `Bearer ${MEILI_API_KEY}` } })
    expect(keys.status).toBe(200)
    expect(await checkSearch(inputFor(dataDir, AUTO).env)).toMatchObject({ grade: 'ok' })
    await services.stop()
    expect(isRunning(pid)).toBe(false)
  })

  it('should be started again at its address when it ends by itself, and not after all was stopped', async () => {
    const dataDir = serviceFolder()
    const services = await startForTest(inputFor(dataDir, AUTO))
    const first = locateMeilisearch(dataDir)
    if (!first) throw new Error('it did not come up')
    process.kill(first.pid, 'SIGKILL')
    const isBack = (): boolean => ![undefined, first.pid].includes(locateMeilisearch(dataDir)?.pid)
    await expect.poll(isBack, { timeout: 60_000 }).toBe(true)
    expect(locateMeilisearch(dataDir)?.port).toBe(first.port)
    await services.stop()
    await new Promise((resolve) => setTimeout(resolve, 2500))
    expect(locateMeilisearch(dataDir)).toBeUndefined()
  }, 120_000)

  it('should be taken over when the one that started it was killed', { timeout: 120_000 }, async () => {
    const dataDir = serviceFolder()
    const input = inputFor(dataDir, settingsFor(dataDir))
    onTestFinished(() => locateMeilisearch(dataDir)?.stop(input.log))
    expect(await bringUpMeilisearch(input)).toBe(true)
    const first = locateMeilisearch(dataDir)
    // Whoever comes next finds the record and the program, and nobody that owns it.
    expect(await bringUpMeilisearch(input)).toBe(true)
    expect(locateMeilisearch(dataDir)?.pid).toBe(first?.pid)
  })

  it('should keep its port, and come up anew after it was killed itself', { timeout: 120_000 }, async () => {
    const dataDir = serviceFolder()
    const input = inputFor(dataDir, settingsFor(dataDir))
    onTestFinished(() => locateMeilisearch(dataDir)?.stop(input.log))
    await bringUpMeilisearch(input)
    const first = locateMeilisearch(dataDir)
    if (!first) throw new Error('it did not come up')
    process.kill(first.pid, 'SIGKILL')
    while (locateMeilisearch(dataDir)) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await bringUpMeilisearch(input)).toBe(true)
    expect(locateMeilisearch(dataDir)).toMatchObject({ port: first.port })
  })
})

describe('search without a Meilisearch', () => {
  it('should be the embedded one when it is turned off', async () => {
    const dataDir = serviceFolder()
    expect(await bringUpMeilisearch(inputFor(dataDir))).toBe(false)
    expect(locateMeilisearch(dataDir)).toBeUndefined()
    expect(await checkSearch(inputFor(dataDir).env)).toEqual({ what: '검색', grade: 'ok', found: '내장 검색' })
  })

  it('should deserve a word from the doctor when the one that is configured does not answer', async () => {
    const env = parseEnv({ MEILI_HOST: 'http://127.0.0.1:1' })
    expect(await checkSearch(env)).toMatchObject({ what: '검색', grade: 'care' })
  })
})

describe('downloadMeilisearch', () => {
  it('should remember a failed try for a day', async () => {
    const cacheDir = serviceFolder()
    const server = await serverOf(503, '')
    let now = Date.parse('2026-11-23T09:00:00+09:00')
    const attempt = () => downloadMeilisearch({ cacheDir, say: () => {}, clock: () => now, origin: server.origin })

    expect(await attempt()).toHaveProperty('reason', '내려받지 못했습니다: HTTP 503')
    now += 23 * HOUR_MS
    expect(JSON.stringify(await attempt())).toContain('하루')
    expect(server.requests()).toBe(1)
    now += HOUR_MS
    await attempt()
    expect(server.requests()).toBe(2)
  })

  it('should refuse a program whose SHA-256 is not the one written down', async () => {
    const { origin } = await serverOf(200, 'not the program')
    const result = await downloadMeilisearch({ cacheDir: serviceFolder(), say: () => {}, origin })
    expect(JSON.stringify(result)).toContain('SHA-256')
  })
})

async function serverOf(status: number, body: string): Promise<{ origin: string; requests: () => number }> {
  let requests = 0
  const server = createServer((_request, response) => {
    requests += 1
    response.writeHead(status).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { origin: `http://127.0.0.1:${address.port}`, requests: () => requests }
}
