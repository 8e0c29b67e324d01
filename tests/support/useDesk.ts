import { rmSync } from 'node:fs'

import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'

import { findBrowser, launchBrowser } from './browser'
import { demoFolder } from './demoFolder'
import { startProduct, type Product } from './product'

const ACCOUNTS = ['agent', 'lead'] as const

/** Of a page of the desk; who opens it, the agent unless it is said, and what else its context has. */
export interface DeskOptions extends BrowserContextOptions {
  account?: (typeof ACCOUNTS)[number] | 'nobody'
}

/** The running product with its demo, and a browser, for the tests of one file. */
export interface Desk {
  readonly product: Product
  readonly browser: Browser
  /** A blank page in a context of its own, which is closed after the test. */
  newPage: (options?: DeskOptions) => Promise<Page>
  /** Goes to any page of the product. */
  visit: (path?: string, options?: DeskOptions) => Promise<Page>
  /** Goes to a page of the desk; resolves when letters reach the box. */
  open: (path?: string, options?: DeskOptions) => Promise<Page>
  /** Asks the product's REST API as an editor, below `/api/`. @returns the answer, which must be no problem */
  asEditor: (method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>
  /** Changes and publishes an entry as an editor does. */
  editEntry: (code: string, change: Record<string, string>) => Promise<void>
  /** Ends the product cleanly, and does meanwhile what is to be seen while it is away, before it is started again. */
  restart: (meanwhile: () => Promise<void>) => Promise<void>
}

/** Starts the product and the browser before the tests of a `describe`, and takes them away after them. */
export function useDesk(viewport = { width: 1366, height: 768 }): Desk {
  let product: Product
  let browser: Browser
  let states: Record<string, BrowserContextOptions['storageState']>
  const open: Page[] = []

  beforeAll(async () => {
    product = await startProduct({ seed: 'demo', dataDir: await demoFolder() })
    browser = await launchBrowser(findBrowser() ?? '')
    states = Object.fromEntries(
      await Promise.all(ACCOUNTS.map(async (account) => [account, await signedInAs(account)] as const)),
    )
  }, 600_000)

  afterAll(async () => {
    await browser?.close()
    await product?.stop()
    if (product) rmSync(product.dataDir, { recursive: true, force: true })
  })

  afterEach(async () => {
    await Promise.all(open.splice(0).map((page) => page.context().close()))
  })

  async function signedInAs(account: string): Promise<BrowserContextOptions['storageState']> {
    const context = await browser.newContext()
    const data = { email: `${account}@ieum.test`, password: product.password }
    await context.request.post(`${product.url}/api/users/login`, { data })
    const state = await context.storageState()
    await context.close()
    return state
  }

  async function newPage(options: DeskOptions = {}): Promise<Page> {
    const { account = 'agent', ...rest } = options
    const context = await browser.newContext({
      viewport,
      locale: 'ko-KR',
      permissions: ['clipboard-read', 'clipboard-write'],
      storageState: states[account],
      ...rest,
    })
    const page = await context.newPage()
    open.push(page)
    return page
  }

  async function visit(path = '/', options: DeskOptions = {}): Promise<Page> {
    const page = await newPage(options)
    await page.goto(product.url + path)
    return page
  }

  async function asEditor(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
    const headers = { authorization: `JWT ${await product.token('editor')}`, 'content-type': 'application/json' }
    const init = body === undefined ? {} : { body: JSON.stringify(body) }
    const response = await fetch(`${product.url}/api/${path}`, { method, headers, ...init })
    const answer = (await response.json()) as Record<string, unknown>
    expect(response.ok, JSON.stringify(answer)).toBe(true)
    return answer
  }

  return {
    get product() {
      return product
    },
    get browser() {
      return browser
    },
    newPage,
    visit,
    async open(path, options) {
      const page = await visit(path, options)
      await page.locator('html[data-session=known]').waitFor({ state: 'attached' })
      await page.locator('.box-input:focus').waitFor()
      return page
    },
    asEditor,
    async editEntry(code, change) {
      const { docs } = await asEditor('GET', `entries?where[code][equals]=${code}&depth=0`)
      const [entry] = docs as { id: string }[]
      await asEditor('PATCH', `entries/${entry?.id}`, { ...change, _status: 'published' })
    },
    async restart(meanwhile) {
      await product.end('SIGTERM')
      await meanwhile()
      product = await startProduct({ seed: 'demo', dataDir: product.dataDir, port: product.port })
    },
  }
}
