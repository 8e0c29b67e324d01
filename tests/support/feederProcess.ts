/**
 * A worker's search part in a process of its own, for drills: waits for the lease, feeds the index at the given address.
 * Told `rebuild`, it builds the index anew. Arguments: MongoDB's address, the search server's, the lease's length in ms.
 */
import { mongo } from 'mongoose'

import { createLog } from '../../src/lib/log'
import { connectSearchServer } from '../../src/search/connectSearchServer'
import { rebuildIndexes } from '../../src/server/rebuildIndexes'
import { runWorker } from '../../src/server/worker/runWorker'
import { searchPart } from '../../src/server/worker/searchPart'
import { createWireEngine } from './wireEngine'

const [uri = '', address = '', leaseMs = '2000'] = process.argv.slice(2)
const log = createLog({ level: 'silent' })
const client = await new mongo.MongoClient(uri).connect()
const db = client.db()
const connect = () =>
  address.startsWith('wire:')
    ? createWireEngine(Number(address.slice('wire:'.length)))
    : connectSearchServer({ host: address, apiKey: undefined, log })

process.on('disconnect', () => process.exit())
process.on('message', () => {
  process.send?.('rebuilding')
  void rebuildIndexes(db, log, { address, engine: connect() }).then(() => process.send?.('rebuilt'))
})
await runWorker({
  db,
  log,
  signal: new AbortController().signal,
  leaseMs: Number(leaseMs),
  parts: ({ assertHeld }) => {
    process.send?.('working')
    return [searchPart({ db, engine: connect(), log, assertHeld })]
  },
})
