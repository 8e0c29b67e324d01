import { z } from 'zod'

/** What stands in `manifest.json` beside the files of a backup. */
export const manifestSchema = z.object({
  format: z.literal('ieum-backup-1'),
  /** ISO; the instant at which the data was as it is in the files. */
  at: z.string(),
  collections: z.array(
    z.object({
      name: z.string(),
      count: z.number().int(),
      /** SHA-256 over the documents as they are stored, in the order of their ids. */
      sha256: z.string(),
      /** As the database lists them; made again before the documents are. */
      indexes: z.array(z.record(z.string(), z.unknown())),
      /** Of a collection that is bounded in size. */
      capped: z.object({ size: z.number(), max: z.number().optional() }).optional(),
    }),
  ),
  media: z.array(z.object({ path: z.string(), bytes: z.number().int(), sha256: z.string() })),
})
export type Manifest = z.infer<typeof manifestSchema>
export type BackedUpCollection = Manifest['collections'][number]

export const MANIFEST_FILE = 'manifest.json'
/** Documents lie in `data/<collection>.bson`, one after the other, as mongodump writes them. */
export const DATA_FOLDER = 'data'
export const MEDIA_FOLDER = 'media'

/** Who runs now and how far an index has read: wrong on any other database, and made anew by itself. */
const PASSING = new Set([
  'leases',
  'web-processes',
  'follower-tokens',
  'parked-documents',
  'mail-sender',
  'reply-limits',
])

/** @returns whether a collection holds what a copy has to hold. */
export function isKept(name: string): boolean {
  return !PASSING.has(name) && !name.startsWith('system.')
}
