import { meilisearchBinary, startTroubledMeilisearch } from './troubledMeilisearch'
import { startWireEngine, type TroubledServer } from './wireEngine'

/** Search servers to make trouble with; a Meilisearch takes part where one is on the PATH. */
export const TROUBLED_SERVERS: readonly { name: string; start: (() => Promise<TroubledServer>) | undefined }[] = [
  { name: 'a search server of our own', start: startWireEngine },
  {
    name: 'Meilisearch',
    start: meilisearchBinary === undefined ? undefined : () => startTroubledMeilisearch(meilisearchBinary as string),
  },
]
