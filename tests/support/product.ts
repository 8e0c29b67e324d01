import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Ieum as a person would start it: the parent process, its services, the web process. */
export interface Product {
  url: string
  /** Of all demo accounts. */
  password: string
  dataDir: string
  port: number
  /** The parent process. */
  process: ChildProcess
  /** What it has printed so far. */
  output: () => string
  /** Ends it with this signal and waits until it is gone. @returns its exit code, `null` after a signal. */
  end: (signal: NodeJS.Signals) => Promise<number | null>
  /** Ends it cleanly, and takes its data folder away when it made it. */
  stop(): Promise<void>
  /** Signs a demo account in. @returns the token */
  token(account: 'agent' | 'lead' | 'officer' | 'editor' | 'admin'): Promise<string>
}

interface StartOptions {
  seed?: 'demo' | 'none' | 'empty'
  /** A folder of an earlier start; a new one that `stop` takes away when left out. */
  dataDir?: string
  port?: number
  env?: Record<string, string>
}

const START_TIMEOUT_MS = 240_000
const STOP_TIMEOUT_MS = 60_000
export const PRODUCT_PASSWORD = 'demo-password-1'

/** The environment of a test must not reach the product: it has a database of its own. */
export function productEnvironment(dataDir: string, port: number, env: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { MONGODB_URI: _uri, PAYLOAD_SECRET: _secret, NODE_OPTIONS: _options, VITEST: _vitest, ...rest } = process.env
  return {
    ...rest,
    NODE_ENV: 'production',
    IEUM_DATA_DIR: dataDir,
    PORT: String(port),
    IEUM_DEMO_PASSWORD: PRODUCT_PASSWORD,
    IEUM_LOG_LEVEL: 'warn',
    ...env,
  }
}

/** Runs one of the product's commands. @returns its exit code and what it printed */
export async function runCommand(
  product: Pick<Product, 'dataDir' | 'port'>,
  file: string,
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, ['-C', 'production', '--import', 'tsx', `src/cli/${file}.ts`, ...args], {
    env: productEnvironment(product.dataDir, product.port, env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, stdout, stderr }
}

export async function startProduct(options: StartOptions = {}): Promise<Product> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'ieum-product-'))
  const port = options.port ?? (await freePort())
  const args = ['-C', 'production', '--import', 'tsx', 'src/server/main.ts', '--seed', options.seed ?? 'none']
  const child = spawn(process.execPath, args, {
    env: productEnvironment(dataDir, port, options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  const url = `http://127.0.0.1:${port}`

  const end: Product['end'] = async (signal) => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    const gone = once(child, 'exit')
    child.kill(signal)
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS)
    const [code] = (await gone) as [number | null]
    clearTimeout(timer)
    return code
  }
  const product: Product = {
    url,
    password: PRODUCT_PASSWORD,
    dataDir,
    port,
    process: child,
    output: () => printed,
    end,
    async stop() {
      await end('SIGTERM')
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
    },
    token: (account) => signIn(url, `${account}@ieum.test`),
  }
  try {
    await untilReady(product)
  } catch (err) {
    // Nobody has it in hand yet: nobody else would end it.
    await product.stop()
    throw err
  }
  return product
}

async function untilReady({ url, process: child, output }: Product): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode} before it was ready:\n${output()}`)
    const ready = await fetch(`${url}/health/ready`).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  throw new Error(`not ready in time:\n${output()}`)
}

async function signIn(url: string, email: string): Promise<string> {
  const response = await fetch(`${url}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PRODUCT_PASSWORD }),
  })
  const { token } = (await response.json()) as { token?: string }
  if (!token) throw new Error(`${email} could not sign in: ${response.status}`)
  return token
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise<void>((resolve) => server.close(() => resolve()))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
