import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { serviceFolder } from './serviceFolder'

const ROOT = join(import.meta.dirname, '..', '..', '..')

describe('npm start', () => {
  it('should refuse an option it does not know, and show those it does', async () => {
    const run = await start(['--sed', 'none'])
    expect(run).toMatchObject({ code: 2 })
    expect(run.said).toContain('--seed none')
  })

  it('should refuse a wrong setting by name', async () => {
    const run = await start([], { IEUM_MODE: 'prod' })
    expect(run).toMatchObject({ code: 2 })
    expect(run.said).toContain('IEUM_MODE')
  })

  it('should not run in production without a secret, nor without its database', async () => {
    const production = { IEUM_MODE: 'production', IEUM_DATA_DIR: join(serviceFolder(), 'data') }
    const bare = await start([], production)
    expect([bare.code, bare.said]).toEqual([2, expect.stringContaining('PAYLOAD_SECRET')])
    const MONGODB_URI = `mongodb://127.0.0.1:${await closedPort()}/ieum?replicaSet=rs0`
    const alone = await start([], { ...production, PAYLOAD_SECRET: 'a-secret-for-tests-only', MONGODB_URI })
    expect([alone.code, alone.said]).toEqual([3, expect.stringContaining('MONGODB_URI')])
  })

  it('should say that its port is taken before it starts anything', async () => {
    const dataDir = join(serviceFolder(), 'data')
    const port = await takenPort()
    const run = await start([], { PORT: String(port), IEUM_DATA_DIR: dataDir })
    expect(run).toMatchObject({ code: 3 })
    expect(run.said).toContain('PORT')
    expect(existsSync(dataDir)).toBe(false)
  })
})

type Run = { code: number | null; said: string }

/** Only for starts that are refused: nothing here ends one that works. */
function start(args: string[], settings: Record<string, string> = {}): Promise<Run> {
  const { PATH, HOME } = process.env
  const argv = ['-C', 'production', '--import', 'tsx', 'src/server/main.ts', ...args]
  const options = { cwd: ROOT, env: { PATH, HOME, NODE_ENV: 'production' as const, ...settings }, timeout: 20_000 }
  return new Promise((resolve) => {
    const child = execFile(process.execPath, argv, options, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, said: stdout + stderr }),
    )
  })
}

async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise<void>((resolve) => server.close(() => resolve()))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function takenPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
