/**
 * An embedded engine behind HTTP, as a process of its own: a search server that a test may kill, stop, slow down, make fail
 * and empty. Started by `startWireEngine`.
 */
import { createServer, type IncomingMessage } from 'node:http'
import { deserialize, serialize } from 'node:v8'

import type { SearchDocument } from '../../src/domain/searchDocument'
import { createEmbeddedEngine } from '../../src/search/embedded/createEmbeddedEngine'
import type { Changes, RetrievalRequest } from '../../src/search/engine'

const engine = createEmbeddedEngine()
await engine.rebuild([])
/** How often each caller wrote. */
const writes = new Map<string, number>()
/** Made by `/trouble`. */
let trouble: { slowMs: number; failing: boolean; failingWrites: boolean } = {
  slowMs: 0,
  failing: false,
  failingWrites: false,
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return parts.length > 0 ? deserialize(Buffer.concat(parts)) : undefined
}

async function answer(path: string, body: unknown, caller: string): Promise<unknown> {
  if (path === '/trouble') return (trouble = { ...trouble, ...(body as Partial<typeof trouble>) })
  if (trouble.slowMs > 0) await new Promise((resolve) => setTimeout(resolve, trouble.slowMs))
  if (trouble.failing) throw new Error('told to fail')
  if (path === '/search') return { ...(await engine.search(body as RetrievalRequest)), size: engine.status().size }
  if (path === '/fingerprints') return engine.fingerprints(body as string[] | undefined)
  if (path === '/writes-of-others') {
    return [...writes].reduce((sum, [writer, count]) => (writer === caller ? sum : sum + count), 0)
  }
  if (trouble.failingWrites) throw new Error('told to fail')
  writes.set(caller, (writes.get(caller) ?? 0) + 1)
  if (path === '/apply') return engine.apply(body as Changes)
  if (path === '/rebuild') return engine.rebuild(body as SearchDocument[])
  throw new Error(`no such path: ${path}`)
}

const server = createServer((request, response) => {
  bodyOf(request)
    .then((body) => answer(request.url ?? '', body, String(request.headers['x-caller'] ?? '')))
    .then(
      (value) => response.writeHead(200).end(serialize(value)),
      (err: unknown) => response.writeHead(500).end(String(err)),
    )
})
server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () =>
  process.send?.({ port: (server.address() as { port: number }).port }),
)
process.on('disconnect', () => process.exit())
