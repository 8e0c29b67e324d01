import { createServer } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { downloadOfficialBinary } from '../../../src/server/services/mongod/officialBinary'
import { serviceFolder } from './serviceFolder'

const HOUR_MS = 60 * 60 * 1000

describe('downloadOfficialBinary', () => {
  it('should remember a failed try for a day', async () => {
    const cacheDir = serviceFolder()
    const server = await unavailableServer()
    let now = Date.parse('2026-11-23T09:00:00+09:00')
    const attempt = () => downloadOfficialBinary({ cacheDir, say: () => {}, clock: () => now, origin: server.origin })

    expect(await attempt()).toHaveProperty('reason', '내려받지 못했습니다: HTTP 503')
    now += 23 * HOUR_MS
    expect(JSON.stringify(await attempt())).toContain('하루')
    expect(server.requests()).toBe(1)

    now += HOUR_MS
    await attempt()
    expect(server.requests()).toBe(2)
  })

  it('should refuse an archive whose SHA-256 is not the published one', async () => {
    const server = await serverOf((url) => (url.endsWith('.sha256') ? '0'.repeat(64) : 'not an archive'))
    const result = await downloadOfficialBinary({ cacheDir: serviceFolder(), say: () => {}, origin: server.origin })
    expect(JSON.stringify(result)).toContain('SHA-256')
  })
})

type TestServer = { origin: string; requests: () => number }

function unavailableServer(): Promise<TestServer> {
  return serverOf(() => undefined)
}

async function serverOf(answer: (url: string) => string | undefined): Promise<TestServer> {
  let requests = 0
  const server = createServer((request, response) => {
    requests += 1
    const body = answer(request.url ?? '')
    response.writeHead(body === undefined ? 503 : 200).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { origin: `http://127.0.0.1:${address.port}`, requests: () => requests }
}
