import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { inject } from 'vitest'

import { takeProcessLock } from '../../src/lib/processLock'
import { sleep } from '../../src/lib/sleep'
import { startProduct } from './product'

const LOCK_POLL_MS = 250

/**
 * A data folder as a product leaves it that was started with its demo and stopped: the start that writes the demo takes twice
 * as long as one that finds it. Whichever file of a test run comes first has the product make it; each gets a copy of its own.
 * @returns the copy, which the caller takes away
 */
export async function demoFolder(): Promise<string> {
  const made = join(inject('runFolder'), 'demo')
  if (!existsSync(made)) await makeOnce(made)
  const copy = mkdtempSync(join(tmpdir(), 'ieum-demo-'))
  cpSync(made, copy, { recursive: true })
  return copy
}

async function makeOnce(folder: string): Promise<void> {
  for (;;) {
    const lock = takeProcessLock(`${folder}.lock`, 'demo')
    if (!lock.taken) {
      await sleep(LOCK_POLL_MS)
      continue
    }
    try {
      if (existsSync(folder)) return
      const dataDir = `${folder}.making`
      const product = await startProduct({ seed: 'demo', dataDir })
      await product.stop()
      // Of two copies that start at once each would take the port that is recorded.
      rmSync(join(dataDir, 'services.json'))
      renameSync(dataDir, folder)
      return
    } finally {
      lock.release()
    }
  }
}
