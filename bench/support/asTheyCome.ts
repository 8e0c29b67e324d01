import { Meilisearch } from 'meilisearch'
import MiniSearch from 'minisearch'

import type { SearchDocument } from '../../src/domain/searchDocument'
import type { Asked, Asker } from './asker'

const FIELDS = ['title', 'aliases', 'category', 'organization', 'parts', 'body'] as const

type Plain = Record<(typeof FIELDS)[number], string> & { id: string; district: string | null }

function plain(document: SearchDocument): Plain {
  const { id, title, aliases, category, organization, parts, body, district = null } = document
  const text = Object.values(parts).join('\n')
  return { id, title, aliases: aliases.join(', '), category, organization, parts: text, body, district }
}

const asked = (hits: readonly Plain[], total: number): Asked => ({
  hits: hits.map(({ title, category, district }) => ({ title, category, district: district as null })),
  total,
})

/** @returns Meilisearch with its own settings, on Korean text as it is written. */
export async function rawMeilisearch(
  documents: readonly SearchDocument[],
  server: { host: string; apiKey: string | undefined },
): Promise<Asker> {
  const client = new Meilisearch({
    host: server.host,
    ...(server.apiKey ? { apiKey: server.apiKey } : {}),
    requestInit: { headers: { 'accept-encoding': 'identity' } },
  })
  const index = client.index<Plain>('bench-raw')
  await client.deleteIndexIfExists('bench-raw')
  await index.addDocuments(documents.map(plain), { primaryKey: 'id' }).waitTask({ timeout: 600_000 })
  await index.updateSearchableAttributes([...FIELDS]).waitTask({ timeout: 600_000 })
  return async ({ q, limit, offset }) => {
    const { hits, estimatedTotalHits } = await index.search(q, { limit, offset })
    return asked(hits, estimatedTotalHits)
  }
}

/** @returns MiniSearch with prefixes and one typo in five letters, as its manual has it. */
export function miniSearch(documents: readonly SearchDocument[]): Asker {
  const index = new MiniSearch<Plain>({
    fields: [...FIELDS],
    storeFields: ['title', 'category', 'district'],
    searchOptions: { prefix: true, fuzzy: 0.2 },
  })
  index.addAll(documents.map(plain))
  return ({ q, limit, offset }) => {
    const hits = index.search(q)
    return asked(hits.slice(offset, offset + limit) as unknown as Plain[], hits.length)
  }
}
