import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { freePort, productEnvironment, runCommand, startProduct, type Product } from '../support/product'

let product: Product
beforeAll(async () => {
  product = await startProduct({ seed: 'none' })
})
afterAll(() => product?.stop())

interface Ready {
  status: string
  dependencies: { worker: { status: string }; search: { documents: number } }
}

const readiness = async (url: string): Promise<Ready> => (await (await fetch(`${url}/health/ready`)).json()) as Ready
const workerStatus = async (): Promise<string> => (await readiness(product.url)).dependencies.worker.status

/** The processes of this parent that run this script. */
function childrenOf(parent: number | undefined, script: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const [, ppid] = /\) \S+ (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
        return Number(ppid) === parent && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(script)
      } catch {
        return false // it has just ended
      }
    })
}

const workers = (): number[] => childrenOf(product.process.pid, 'src/server/worker.ts')

describe('the processes of npm start', { timeout: 180_000 }, () => {
  it('should have a worker beside the web process, at a lower priority', async () => {
    await expect.poll(workerStatus, { timeout: 60_000, interval: 500 }).toBe('ok')
    const [pid] = workers()
    // The 19th field of stat is the nice value; the name before it may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')
    expect(Number(fields?.[16])).toBeGreaterThan(0)
  })

  it('should start the worker again when it was killed, while lookups go on', async () => {
    const [before] = workers()
    if (before === undefined) throw new Error('no worker')
    process.kill(before, 'SIGKILL')
    await expect.poll(() => workers().filter((pid) => pid !== before).length, { timeout: 30_000 }).toBe(1)
    const answer = await fetch(`${product.url}/api/lookup?q=`, {
      headers: { authorization: `JWT ${await product.token('agent')}` },
    })
    expect(answer.status).toBe(200)
    // The dead one's lease runs out by itself; then the new one works.
    await expect.poll(workerStatus, { timeout: 60_000, interval: 500 }).toBe('ok')
  })

  it('should serve with a second web process on the same database, both in step', async () => {
    const port = await freePort()
    const services = JSON.parse(readFileSync(`${product.dataDir}/services.json`, 'utf8')) as {
      mongodb: { port: number }
    }
    const second = await startProduct({
      port,
      env: {
        IEUM_ROLE: 'web',
        MONGODB_URI: `mongodb://127.0.0.1:${services.mongodb.port}/ieum?replicaSet=rs0`,
        PAYLOAD_SECRET: 'another-secret-for-tests-only',
      },
    })
    try {
      expect(childrenOf(second.process.pid, 'src/server/worker.ts')).toEqual([])
      const check = await runCommand(product, 'searchCheck')
      expect(check.stdout).toContain(`http://127.0.0.1:${product.port}: `)
      expect(check.stdout).toContain(`http://127.0.0.1:${port}: `)
      expect(check.code, check.stdout + check.stderr).toBe(0)
    } finally {
      expect(await second.end('SIGTERM')).toBe(0)
      await second.stop()
    }
  })

  it('should let another worker join and stand by, and end it when asked', async () => {
    const child = spawn(process.execPath, ['-C', 'production', '--import', 'tsx', 'src/server/main.ts'], {
      env: productEnvironment(product.dataDir, product.port, { IEUM_ROLE: 'worker' }),
      stdio: 'ignore',
    })
    await expect
      .poll(() => childrenOf(child.pid, 'src/server/worker.ts').length, { timeout: 30_000, interval: 200 })
      .toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 3000))
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    expect((await gone)[0]).toBe(0)
    expect(await workerStatus()).toBe('ok')
  })

  it('should leave no process behind when it is asked to end', async () => {
    const children = [...workers(), ...childrenOf(product.process.pid, 'src/server/web.ts')]
    expect(children).toHaveLength(2)
    expect(await product.end('SIGTERM')).toBe(0)
    for (const pid of children) expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  })
})
