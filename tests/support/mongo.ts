import { inject } from 'vitest'

declare module 'vitest' {
  export interface ProvidedContext {
    mongodbUri: string
    /** Taken away after the run. */
    runFolder: string
  }
}

/**
 * @param name what the database is called after, the test file's name for example; each file takes its own
 * @returns the connection string of a database of that name on the mongod of this test run (tests/support/globalSetup.ts)
 */
export function testDatabaseUri(name: string): string {
  const database = `test-${name.replace(/[^a-zA-Z0-9-]+/g, '-').slice(0, 50)}`
  const uri = new URL(inject('mongodbUri'))
  uri.pathname = `/${database}`
  return uri.toString()
}
