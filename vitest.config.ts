import { relative, sep } from 'node:path'

import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Folders in the order in which their files start. */
const TURNS: Record<string, number> = { browser: 0, faults: 0, integration: 1, unit: 2 }

/**
 * Where no earlier run has left times, as on a clean clone, vitest starts the largest files first; but a short file may
 * take minutes when it starts the product. Those that do come first, so that at the end no core waits for the other.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => rank(one) - rank(other))
  }
}

function rank({ moduleId, project }: TestSpecification): number {
  const [, folder = ''] = relative(project.config.root, moduleId).split(sep)
  return TURNS[folder] ?? 0
}

export default defineConfig({
  resolve: {
    conditions: ['production'],
    alias: { '@payload-config': new URL('./payload.config.ts', import.meta.url).pathname },
  },
  test: {
    environment: 'node',
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/globalSetup.ts'],
    // Two cores; the integration files share one mongod, each with a database of its own.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 240_000,
    reporters: process.env.CI ? ['default', './tests/support/countReporter.ts'] : ['default'],
  },
})
