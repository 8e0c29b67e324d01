import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { systemCodeOf } from '../../lib/errors'
import { writeFileAtomic } from '../../lib/writeFileAtomic'

const recordShape = z.object({
  mongodb: z
    .object({
      /** `6.0`: the series whose files these are; another one cannot open them. */
      series: z.string(),
      port: z.number(),
      /** The mongod that runs, or ran last; `identity` as of `processIdentity`. */
      pid: z.number().optional(),
      identity: z.string().optional(),
      /** Its owner has begun to stop it: nobody may join any more. */
      stopping: z.boolean().optional(),
    })
    .optional(),
  meilisearch: z
    .object({
      /** The indexes of another version are thrown away: they can be made again. */
      version: z.string(),
      port: z.number(),
      pid: z.number(),
      identity: z.string(),
    })
    .optional(),
})

/** What the data folder remembers of its services: `services.json`. */
export type ServiceRecord = z.infer<typeof recordShape>
export type MongodRecord = NonNullable<ServiceRecord['mongodb']>
export type MeilisearchRecord = NonNullable<ServiceRecord['meilisearch']>

/** @returns the record; an empty one when there is none or it cannot be understood (the mongod is then found anew). */
export function readServiceRecord(dataDir: string): ServiceRecord {
  try {
    return recordShape.safeParse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8'))).data ?? {}
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT' || error instanceof SyntaxError) return {}
    throw error
  }
}

export function writeServiceRecord(dataDir: string, record: ServiceRecord): void {
  writeFileAtomic(fileOf(dataDir), JSON.stringify(record, null, 2) + '\n')
}

function fileOf(dataDir: string): string {
  return join(dataDir, 'services.json')
}
