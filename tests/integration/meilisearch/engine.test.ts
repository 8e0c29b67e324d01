import { vi } from 'vitest'
import { pino } from 'pino'
import { createMeilisearchEngine } from '../../../src/search/meilisearch/createMeilisearchEngine'
import { describeEngine } from '../../unit/search/engineContract'

vi.setConfig({ testTimeout: 120_000 })
describeEngine('Meilisearch', () =>
  createMeilisearchEngine({
    host: 'http://127.0.0.1:3511',
    apiKey: 'masterkeymasterkey123',
    log: pino({ level: 'silent' }),
    index: 'contract',
  }),
)
