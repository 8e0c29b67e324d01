import { spawn } from 'node:child_process'
import { once } from 'node:events'

import { productEnvironment, type Product } from '../../../tests/support/product'

/** Something else that the machine does meanwhile; ended by the signal. @returns what it did, in words */
export type Beside = (signal: AbortSignal) => Promise<string>

/** Imports a table again and again, in the product's own niced process, each time with another date so that every row changes. */
export function importing(product: Product, tables: readonly string[]): Beside {
  return async (signal) => {
    let runs = 0
    while (!signal.aborted) {
      const table = tables[runs % tables.length] as string // there is one at least
      const child = spawn('npm', ['run', '-s', 'import', '--', table], {
        env: productEnvironment(product.dataDir, product.port),
        stdio: 'ignore',
      })
      const stop = (): void => void child.kill('SIGTERM')
      signal.addEventListener('abort', stop, { once: true })
      const [code] = (await once(child, 'exit')) as [number | null]
      signal.removeEventListener('abort', stop)
      if (code === 0) runs++
      else if (!signal.aborted) throw new Error(`the import ended with ${code}`)
    }
    return `${runs} imports finished`
  }
}

/** Opens a list and an edit page of the admin, one of each a second. */
export function busyAdmin(url: string, token: string, ids: readonly string[]): Beside {
  return async (signal) => {
    let pages = 0
    const headers = { cookie: `payload-token=${token}` }
    for (let i = 0; !signal.aborted; i++) {
      const began = performance.now()
      const paths = [
        `/admin/collections/entries?limit=25&page=${(i % 50) + 1}`,
        `/admin/collections/entries/${ids[i % ids.length]}`,
      ]
      for (const path of paths) {
        const answer = await fetch(url + path, { headers })
        await answer.arrayBuffer()
        if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
        pages++
      }
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, 1000 - (performance.now() - began))))
    }
    return `${pages} admin pages`
  }
}
