import { createServer, request as forward, type Server } from 'node:http'

/** What a proxy does to the requests that go through it. */
export interface Trouble {
  /** Every answer comes so late, in ms. */
  slowMs?: number
  failing?: boolean
  /** Requests that change something fail. */
  failingWrites?: boolean
}

export interface TroublingProxy {
  port: number
  trouble(trouble: Trouble): void
  close(): Promise<void>
}

const READS = /\/(search|multi-search|fetch|stats|health)(\?|$)/

/** Stands in front of an HTTP server on this machine and makes trouble when told to. */
export async function startTroublingProxy(target: () => number): Promise<TroublingProxy> {
  let now: Trouble = {}
  const server: Server = createServer((incoming, outgoing) => {
    const isWrite = incoming.method !== 'GET' && !READS.test(incoming.url ?? '')
    if (now.failing || (now.failingWrites && isWrite)) {
      incoming.resume()
      outgoing
        .writeHead(500, { 'content-type': 'application/json' })
        .end('{"message":"told to fail","code":"internal"}')
      return
    }
    setTimeout(() => {
      const { method, url: path, headers } = incoming
      const onward = forward({ host: '127.0.0.1', port: target(), method, path, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      })
      onward.on('error', () => outgoing.destroy())
      outgoing.on('close', () => onward.destroy())
      incoming.pipe(onward)
    }, now.slowMs ?? 0)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    port: address.port,
    trouble: (trouble) => void (now = { ...now, ...trouble }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
