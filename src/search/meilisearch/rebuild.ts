import type { SearchDocument } from '../../domain/searchDocument'
import { subjectOf, TitleRegister } from '../ranking/subject'
import { addUp } from './apply'
import { countDocument, countSubject, emptyCounts } from './counts'
import { MeilisearchRebuildError } from './errors'
import { factRows, headRow } from './factRows'
import { Facts } from './facts'
import { fingerprintsOf } from './fingerprints'
import type { Known } from './head'
import { type DocumentRow, documentRow, subjectRow } from './rows'
import type { MeilisearchStore, Row } from './store'
import { WeightTable } from './weightTable'

/** What the indexes are called that are filled while the one in use is searched; each has a name of its own. */
export function nextIndexesOf(index: string): string {
  return `${index}-next`
}

/**
 * Fills a second index, compares it with what was sent, exchanges the two in one step and drops the old one. Killed at any
 * point, the index in use is either the old one or the new one, whole; what is left over goes with the next rebuild.
 *
 * @param version of the new index
 * @throws MeilisearchRebuildError when the new index does not hold what was sent; the old one stays
 */
export async function rebuild(
  store: MeilisearchStore,
  index: string,
  documents: readonly SearchDocument[],
  version: number,
): Promise<Known> {
  // Left over from rebuilds that were killed. One that is still at work fails by this, and does not harm ours.
  for (const left of await store.indexes()) if (left.startsWith(nextIndexesOf(index))) await store.drop(left)
  const next = `${nextIndexesOf(index)}-${version}`
  await store.create(next)
  const counts = emptyCounts()
  await store.add(next, rowsOf(documents, counts))
  const head = headRow({ version, built: version, generation: version }, emptyCounts())
  await store.add(next, [...factRows(version, counts), head])
  await compare(store, next, documents)
  if (!(await store.hasIndex(index))) await store.create(index)
  await store.swap(index, next)
  await store.drop(next)
  return { facts: new Facts(counts, version), built: version, generation: version, changed: emptyCounts() }
}

/** @yields documents and their subjects, and counts them on the way. */
function* rowsOf(documents: readonly SearchDocument[], counts: ReturnType<typeof emptyCounts>): Generator<Row> {
  const register = new TitleRegister()
  for (const { title } of documents) register.add(title)
  const subjects = new Map<string, Pick<DocumentRow, 'occurrences'>[]>()
  for (const document of documents) {
    const name = subjectOf(document, register)
    const row = documentRow(document, name)
    countDocument(counts, document, WeightTable.parse(row.occurrences).keys, 1)
    const { occurrences } = row
    subjects.set(name, [...(subjects.get(name) ?? []), { occurrences }])
    yield row
  }
  for (const [name, members] of subjects) {
    const occurrences = addUp(members)
    countSubject(counts, occurrences.keys(), 1)
    yield subjectRow(name, members.length, occurrences)
  }
}

async function compare(store: MeilisearchStore, index: string, documents: readonly SearchDocument[]): Promise<void> {
  const sent = new Map(documents.map((document) => [document.id, document]))
  let differing = 0
  let extra = 0
  for (const { id, revision, contentHash } of await fingerprintsOf(store, index)) {
    const document = sent.get(id)
    sent.delete(id)
    if (!document) extra++
    else if (document.revision !== revision || document.contentHash !== contentHash) differing++
  }
  if (sent.size + differing + extra > 0) throw new MeilisearchRebuildError({ missing: sent.size, differing, extra })
}
