import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { createReplyPages } from '../../src/server/reply/createReplyPages'
import { serveReply } from '../../src/server/reply/serveReply'
import { createRequestListener } from '../../src/server/requestListener'
import type { Runtime } from '../../src/server/runtime'
import { startTestPayload, type TestPayload } from '../support/payload'
import { freePort } from '../support/product'
import { makeDigest, mintLink, replyParts } from '../support/reply'

describe('the servers of the reply pages', () => {
  let test: TestPayload
  let parts: Awaited<ReturnType<typeof replyParts>>
  let path: string
  const servers: Server[] = []

  beforeAll(async () => {
    test = await startTestPayload('replyServer')
    parts = await replyParts(test.payload)
    path = (await mintLink(parts.db, await makeDigest(test.payload))).path
  })
  afterAll(async () => {
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
    await test.stop()
  })

  it('should serve links alone where nothing else may be reached', async () => {
    const port = await freePort()
    servers.push(await serveReply(parts, { host: '127.0.0.1', port }))
    const url = `http://127.0.0.1:${port}`
    expect((await fetch(`${url}/health/ready`)).status).toBe(200)
    const page = await fetch(url + path)
    expect(page.status).toBe(200)
    const style = /href="(\/r\/assets\/[^"]+\.css)"/.exec(await page.text())?.[1] ?? ''
    expect((await fetch(url + style)).headers.get('cache-control')).toContain('immutable')
    for (const other of [
      '/',
      '/admin',
      '/my',
      '/replies',
      '/api/entries',
      '/api/users/login',
      '/api/lookup?q=a',
      '/metrics',
    ])
      expect((await fetch(url + other)).status).toBe(404)
  })

  it('should stand beside the rest of a web process, and leave the rest to it', async () => {
    const users = { read: async () => undefined }
    const pages = createReplyPages({ ...parts, users })
    const env = { mode: 'production', publicUrl: 'http://127.0.0.1' }
    const runtime = { payload: test.payload, env, users, drain: new AbortController() } as unknown as Runtime
    const listener = createRequestListener(
      runtime,
      async (_req, res) => {
        res.end('next')
      },
      pages,
    )
    const server = createServer(listener).listen(0, '127.0.0.1')
    await once(server, 'listening')
    servers.push(server)
    const address = server.address()
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
    const page = await fetch(url + path)
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    const my = await fetch(`${url}/my`, { redirect: 'manual' })
    expect(my.headers.get('location')).toBe('/admin/login?redirect=%2Fmy')
    expect(my.headers.get('referrer-policy')).toBe('same-origin')
    for (const other of ['/', '/reports', '/rest', '/myself'])
      expect(await (await fetch(url + other)).text()).toBe('next')
    expect(await headStatus(url + path)).toBe(200)
  })

  const headStatus = (url: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      request(url, { method: 'HEAD' }, (answer) => resolve(answer.resume().statusCode))
        .once('error', reject)
        .end()
    })
})
