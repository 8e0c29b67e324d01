import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { IMPORT_BATCH } from '../../src/commands/importEntries'
import { productEnvironment, runCommand, startProduct, type Product } from '../support/product'

/** A table of this many made-up entries. */
const ROWS = 4000
const HEADER = '관리번호,구분,자치구,담당부서,분류,제목,내용\n'
const table = (title: string): string =>
  HEADER +
  Array.from(
    { length: ROWS },
    (_, n) =>
      `F-${String(n).padStart(5, '0')},시,,시험과,시험>분류 ${n % 20},${title} ${n},"${title} ${n}의 답변입니다.\n둘째 줄입니다."`,
  ).join('\n')

let dataDir: string
let folder: string
let product: Product
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ieum-faults-'))
  dataDir = join(folder, 'data')
  product = await startProduct({ seed: 'none', dataDir })
})
afterAll(async () => {
  await product?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function count(): Promise<number> {
  const response = await fetch(`${product.url}/api/entries/count`, {
    headers: { authorization: `JWT ${await product.token('editor')}` },
  })
  return ((await response.json()) as { totalDocs: number }).totalDocs
}

/** Kills everything of this start that is not MongoDB, as a power cut would. */
async function killHard(): Promise<void> {
  await product.end('SIGKILL')
}

const file = (title: string): string => {
  const path = join(folder, `${title}.csv`)
  writeFileSync(path, table(title))
  return path
}

/** Starts an import and kills it once it has written something. */
async function importAndKill(path: string, afterMs: number): Promise<void> {
  const child = spawn(process.execPath, ['-C', 'production', '--import', 'tsx', 'src/cli/import.ts', path], {
    env: productEnvironment(dataDir, product.port),
    stdio: 'ignore',
  })
  const gone = once(child, 'exit')
  await new Promise((resolve) => setTimeout(resolve, afterMs))
  child.kill('SIGKILL')
  await gone
}

describe('after SIGKILL', { timeout: 120_000 }, () => {
  it('should have nothing half of an import that was killed, and end the same when it is run again', async () => {
    const path = file('첫 자료')
    await importAndKill(path, 3500)
    const before = await count()
    expect(before % IMPORT_BATCH === 0 || before === ROWS).toBe(true)
    const again = await runCommand(product, 'import', [path])
    expect(again.code, again.stdout + again.stderr).toBe(0)
    expect(await count()).toBe(ROWS)
    expect((await runCommand(product, 'searchCheck')).stdout).toContain('차이 0건')
  })

  it('should lose nothing that was acknowledged when the server dies between write and index', async () => {
    const path = file('둘째 자료')
    const importing = runCommand(product, 'import', [path])
    await new Promise((resolve) => setTimeout(resolve, 3000))
    await killHard()
    await importing
    product = await startProduct({ seed: 'none', dataDir, port: product.port })
    const done = await runCommand(product, 'import', [path])
    expect(done.code, done.stdout + done.stderr).toBe(0)
    const check = await runCommand(product, 'searchCheck')
    expect(check.stdout).toContain(`${ROWS.toLocaleString('ko-KR')}건, 차이 0건`)
    expect(check.code).toBe(0)
    expect(await count()).toBe(ROWS)
  })

  it('should come up again after a clean stop, with what it had', async () => {
    expect(await product.end('SIGTERM')).toBe(0)
    product = await startProduct({ seed: 'none', dataDir, port: product.port })
    expect(await count()).toBe(ROWS)
  })

  it('should come up on another port of MongoDB when its own is taken', async () => {
    expect(await product.end('SIGTERM')).toBe(0)
    const mongodb = Number(/"port":\s*(\d+)/.exec(readFileSync(join(dataDir, 'services.json'), 'utf8'))?.[1])
    expect(mongodb).toBeGreaterThan(0)
    const squatter = createServer((socket) => socket.destroy()).listen(mongodb, '127.0.0.1')
    await once(squatter, 'listening')
    product = await startProduct({ seed: 'none', dataDir, port: product.port })
    squatter.close()
    expect(await count()).toBe(ROWS)
  })

  it('should say in a sentence that its own port is taken', async () => {
    const second = spawn(
      process.execPath,
      ['-C', 'production', '--import', 'tsx', 'src/server/main.ts', '--seed', 'none'],
      {
        env: productEnvironment(join(folder, 'other'), product.port),
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    let printed = ''
    second.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()))
    const [code] = (await once(second, 'exit')) as [number]
    expect(code, printed).toBe(3)
    expect(printed).toContain('포트를 다른 프로그램이 쓰고 있습니다')
  })
})
