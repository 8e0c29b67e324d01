import { randomUUID } from 'node:crypto'

import type { Payload } from 'payload'

import { databaseOf } from '../lib/databaseOf'
import { migrations } from '../../migrations'
import { SEED_KINDS, seed, type SeedKind, type SeedOutcome } from '../../seed'
import { syncThesaurusGroups } from '../commands/syncThesaurusGroups'
import type { Env } from '../lib/env'
import { DataRefusedError, UsageError } from '../lib/errors'
import { withLease } from '../lib/lease'
import { builtInGroups } from '../search/thesaurus/builtInGroups'

/** One process prepares at a time; the others wait, then find it done. */
const LEASE_MS = 60_000

/**
 * Makes the database ready before anything is served: migrations, the thesaurus that comes with this version, then the demo
 * where it is wanted. Runs under a lease, so that many web processes may start at once.
 * @throws DataRefusedError in production mode while demo accounts are in the database
 */
export async function prepare(input: { payload: Payload; env: Env; argv: readonly string[] }): Promise<SeedOutcome> {
  const { payload, env } = input
  const kind = seedKind(input.argv)
  const db = databaseOf(payload)
  return withLease(
    { leases: db.collection('leases'), name: 'prepare', owner: randomUUID(), ttlMs: LEASE_MS },
    async () => {
      await Promise.all(Object.values(payload.db.collections).map((model) => model.init()))
      await payload.db.migrate({ migrations: migrations })
      await syncThesaurusGroups({ db, groups: builtInGroups, now: new Date() })
      if (env.mode === 'production') {
        await refuseDemoAccounts(payload)
        return {}
      }
      return seed({ payload, db, kind, seedDate: env.seedDate, password: env.demoPassword })
    },
  )
}

function seedKind(argv: readonly string[]): SeedKind {
  const at = argv.indexOf('--seed')
  const given = at < 0 ? 'demo' : argv[at + 1]
  const kind = SEED_KINDS.find((known) => known === given)
  if (!kind)
    throw new UsageError({
      code: 'usage/seed',
      message: `--seed 뒤에는 ${SEED_KINDS.join(', ')} 가운데 하나를 적어 주세요.`,
    })
  return kind
}

async function refuseDemoAccounts(payload: Payload): Promise<void> {
  const { totalDocs } = await payload.db.count({ collection: 'users', where: { demo: { equals: true } } })
  if (totalDocs === 0) return
  throw new DataRefusedError({
    code: 'demo/accounts-in-production',
    message:
      '예시 계정이 데이터베이스에 있어 운영 모드로 시작하지 않습니다. `npm run demo:remove`로 예시를 걷어 낸 뒤 다시 시작해 주세요.',
  })
}
