import { defineConfig } from 'vitest/config'

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
    testTimeout: 30_000,
    hookTimeout: 240_000,
    reporters: process.env.CI ? ['default', './tests/support/countReporter.ts'] : ['default'],
  },
})
