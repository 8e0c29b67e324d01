/** `npm run build`: what `npm start` would do about the build, without starting. */
import { join } from 'node:path'
import { createLog } from '../../lib/log'
import { runAtEdge } from '../../lib/runAtEdge'
import { ensureBuild } from './ensureBuild'

const root = join(import.meta.dirname, '..', '..', '..')
await runAtEdge(() => ensureBuild({ root, log: createLog(), signal: new AbortController().signal }))
