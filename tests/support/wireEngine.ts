import { fork, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'

import type { Fingerprint } from '../../src/domain/searchDocument'
import type { Retrieval, SearchEngine } from '../../src/search/engine'

/** A search server for tests: a real process behind a real wire, with all the trouble such a thing can make. */
export interface TroubledServer {
  /** For another process: `connectTroubled(address)` there is the same index. */
  address: string
  /** @returns an engine for a process that searches */
  look(): SearchEngine
  /** @returns an engine for whoever writes and compares */
  feed(): SearchEngine
  kill(): Promise<void>
  /** Starts it again on its port, with what it keeps on disk, if anything. */
  restart(): Promise<void>
  /** Everything it held is gone. */
  empty(): Promise<void>
  freeze(): void
  thaw(): void
  /** Every answer comes so late, answers are errors, or writes alone are. */
  trouble(trouble: { slowMs?: number; failing?: boolean; failingWrites?: boolean }): Promise<void>
  stop(): Promise<void>
}

const CLIENT_TIMEOUT_MS = 10_000

/** @returns an embedded engine behind HTTP; it keeps nothing on disk. */
export async function startWireEngine(): Promise<TroubledServer> {
  let { child, port } = await launch(0)
  return {
    address: `wire:${port}`,
    look: () => createWireEngine(port),
    feed: () => createWireEngine(port),
    empty: async () => void (await call(port, '/rebuild', [])),
    async kill() {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
    async restart() {
      ;({ child, port } = await launch(port))
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    trouble: async (trouble) => void (await call(port, '/trouble', trouble)),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

async function launch(wanted: number): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(join(import.meta.dirname, 'wireServer.ts'), [String(wanted)], {
    execArgv: ['-C', 'production', '--import', 'tsx'],
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { child, port }
}

async function call(port: number, path: string, body: unknown, caller = ''): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'x-caller': caller },
    body: new Uint8Array(serialize(body)),
    signal: AbortSignal.timeout(CLIENT_TIMEOUT_MS),
  })
  const answer = Buffer.from(await response.arrayBuffer())
  if (!response.ok) throw new Error(answer.toString())
  return deserialize(answer)
}

export function createWireEngine(port: number): SearchEngine {
  /** As of the last answer. */
  let held = 0
  const caller = randomUUID()
  return {
    name: 'meilisearch',
    async search(request) {
      const { size, ...retrieval } = (await call(port, '/search', request)) as Retrieval & { size: number }
      held = size
      return { ...retrieval, engine: 'meilisearch' }
    },
    apply: async (changes) => void (await call(port, '/apply', changes, caller)),
    async rebuild(documents) {
      const all = []
      for await (const document of documents) all.push(document)
      await call(port, '/rebuild', all, caller)
    },
    building: async () => (await call(port, '/writes-of-others', undefined, caller)) as number,
    fingerprints: async (ids) => (await call(port, '/fingerprints', ids)) as Fingerprint[],
    status: () => ({ ready: true, size: held, version: undefined }),
    vocabulary: { hasLatin: () => false, hasOrganization: () => false, hasInTitle: () => false },
  }
}
