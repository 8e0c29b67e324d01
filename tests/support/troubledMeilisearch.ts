import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

import { createLog } from '../../src/lib/log'
import { connectSearchServer, openSearchServer } from '../../src/search/connectSearchServer'
import { freePort } from './product'
import { startTroublingProxy } from './troublingProxy'
import type { TroubledServer } from './wireEngine'

const READY_MS = 20_000
const INDEX = 'ieum'

/** Where a Meilisearch lies, if there is one on the PATH. */
export const meilisearchBinary = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'meilisearch'))
  .find((file) => existsSync(file))

/** @returns a real Meilisearch with a database of its own, behind a proxy that slows it down or fails for it */
export async function startTroubledMeilisearch(binary: string): Promise<TroubledServer> {
  const folder = mkdtempSync(join(tmpdir(), 'ieum-meilisearch-'))
  const port = await freePort()
  let child = await launch(binary, folder, port)
  const proxy = await startTroublingProxy(() => port)
  const host = `http://127.0.0.1:${proxy.port}`
  const server = { host, apiKey: undefined, index: INDEX, log: createLog({ level: 'silent' }) }
  const end = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  return {
    address: host,
    look: () => openSearchServer(server),
    feed: () => connectSearchServer(server),
    kill: end,
    async restart() {
      child = await launch(binary, folder, port)
    },
    empty: async () => void (await fetch(`http://127.0.0.1:${port}/indexes/${INDEX}`, { method: 'DELETE' })),
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    trouble: async (trouble) => proxy.trouble(trouble),
    async stop() {
      await end()
      await proxy.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function launch(binary: string, folder: string, port: number): Promise<ChildProcess> {
  const address = `127.0.0.1:${port}`
  const child = spawn(binary, ['--no-analytics', '--http-addr', address, '--db-path', join(folder, 'data')], {
    cwd: folder,
    stdio: 'ignore',
  })
  const deadline = Date.now() + READY_MS
  while (Date.now() < deadline && child.exitCode === null) {
    const isHealthy = await fetch(`http://${address}/health`).then(
      (response) => response.ok,
      () => false,
    )
    if (isHealthy) return child
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  child.kill('SIGKILL')
  throw new Error('Meilisearch did not come up')
}
