import { DOCUMENT_KINDS, type DocumentKind, type Fingerprint, type SearchDocument } from '../../domain/searchDocument'
import { NOBODY, type SearchEngine } from '../engine'
import type { DocumentSource, UnreadableRow } from '../source'

/** Documents that may have changed; `unknown` when only the index told of them. */
export type Wakeups = ReadonlyMap<string, DocumentKind | 'unknown'>

export interface WrittenBatch {
  documents: SearchDocument[]
  removals: string[]
  /** Could not be made into documents, or were refused by an index that takes others. */
  unreadable: UnreadableRow[]
}

interface BatchParts {
  source: DocumentSource
  engine: SearchEngine
  /** Asked right before writing. @throws when somebody else writes this index now */
  assertMayWrite?: (() => Promise<void>) | undefined
}

/** Refused one by one, without a single one taken, these are not to blame: the index is. */
const REFUSED_BEFORE_GIVING_UP = 8

/**
 * Reads these documents again and writes them: upserted when published, removed when not.
 * @throws what the database or the index throws when it takes nothing at all
 */
export async function writeBatch(wakeups: Wakeups, parts: BatchParts): Promise<WrittenBatch> {
  const read = await readAgain(wakeups, parts.source)
  await parts.assertMayWrite?.()
  const refused = await upsert(read.documents, parts.engine)
  if (read.removals.length > 0) await parts.engine.apply({ removals: read.removals })
  const refusedIds = new Set(refused.map(({ id }) => id))
  return {
    documents: read.documents.filter(({ id }) => !refusedIds.has(id)),
    removals: read.removals,
    unreadable: [...read.unreadable, ...refused],
  }
}

async function readAgain(wakeups: Wakeups, source: DocumentSource): Promise<WrittenBatch> {
  const documents: SearchDocument[] = []
  const unreadable: UnreadableRow[] = []
  for (const kind of DOCUMENT_KINDS) {
    const ids = [...wakeups].filter(([, of]) => of === kind || of === 'unknown').map(([id]) => id)
    if (ids.length > 0) documents.push(...(await source.byIds(kind, ids, (row) => unreadable.push(row))))
  }
  const seen = new Set([...documents, ...unreadable].map(({ id }) => id))
  return { documents, unreadable, removals: [...wakeups.keys()].filter((id) => !seen.has(id)) }
}

/** @returns those that the index refused while it took others. */
async function upsert(documents: SearchDocument[], engine: SearchEngine): Promise<UnreadableRow[]> {
  const refused: UnreadableRow[] = []
  let taken = 0
  const write = async (some: SearchDocument[]): Promise<void> => {
    if (some.length === 0) return
    try {
      await engine.apply({ upserts: some })
      taken += some.length
    } catch (err) {
      if (!(await takesWrites(engine))) throw err
      const [only] = some
      if (some.length > 1 || !only) {
        const half = Math.ceil(some.length / 2)
        await write(some.slice(0, half))
        await write(some.slice(half))
        return
      }
      refused.push({ kind: only.kind, id: only.id, err })
      if (taken === 0 && refused.length >= REFUSED_BEFORE_GIVING_UP) throw err
    }
  }
  await write(documents)
  return refused
}

/** @returns whether an index takes what cannot be refused for what is in it: that a document is forgotten that never was. */
export async function takesWrites(engine: SearchEngine): Promise<boolean> {
  const trial = engine.tryWriting ? engine.tryWriting() : engine.apply({ removals: [NOBODY] })
  return trial.then(
    () => true,
    () => false,
  )
}

/** @returns the ids whose rows moved on while they were being written: a process that slept in between wrote old text. */
export function overtaken(written: WrittenBatch, truth: readonly Fingerprint[]): string[] {
  const now = new Map(truth.map((print) => [print.id, print]))
  const changed = written.documents.filter(({ id, revision, contentHash }) => {
    const row = now.get(id)
    return !row || row.revision !== revision || row.contentHash !== contentHash
  })
  return [...changed.map(({ id }) => id), ...written.removals.filter((id) => now.has(id))]
}
