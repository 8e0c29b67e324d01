import type { SearchDocument } from '../../domain/searchDocument'
import type { Changes } from '../engine'
import type { Gram } from '../korean/grams'
import { subjectOf, type TitleRegister } from '../ranking/subject'
import { addCounts, countDocument, type Counts, countSubject, emptyCounts } from './counts'
import { factRows, headRow, isLong } from './factRows'
import { oneOf } from './filter'
import type { Known } from './head'
import { type DocumentRow, documentRow, type SubjectRow, subjectRow } from './rows'
import type { MeilisearchStore, Row } from './store'
import { WeightTable } from './weightTable'

type Member = Pick<DocumentRow, 'id' | 'ticket' | 'subject' | 'subjectName' | 'occurrences'> & {
  data: Pick<SearchDocument, 'title' | 'organization'>
}
const MEMBER_FIELDS = ['id', 'ticket', 'subject', 'subjectName', 'occurrences', 'data']

/** Ids in one filter. */
const AT_ONCE = 500

export interface Writing {
  store: MeilisearchStore
  index: string
  known: Known
  register: TitleRegister
  /** Grows with every change. */
  nextVersion: number
}

/**
 * Writes changed documents with what follows from them: the rows of their old and new subjects, the counts, and the head
 * that tells readers of it; in one task, after which it can be searched.
 *
 * @returns what is known afterwards
 */
export async function applyChanges(writing: Writing, { upserts = [], removals = [] }: Changes): Promise<Known> {
  const { store, index, register } = writing
  const changed = new Map(upserts.map((document) => [document.id, document]))
  for (const id of removals) changed.delete(id)
  const old = await membersWhere(writing, 'id', [...changed.keys(), ...removals])
  for (const { title } of changed.values()) register.add(title)
  const rows = Array.from(changed.values(), (document) => documentRow(document, subjectOf(document, register)))
  for (const { data } of old) register.remove(data.title)
  const tickets = new Map(old.map(({ id, ticket }) => [id, ticket]))
  const gone = old.filter(({ id }) => !changed.has(id))
  const written = rows.filter(({ id, ticket }) => tickets.get(id) !== ticket)
  if (written.length === 0 && gone.length === 0) return writing.known

  const replaced = old.filter(({ id }) => gone.some((one) => one.id === id) || written.some((row) => row.id === id))
  const subjects = await rewriteSubjects(writing, replaced, written)
  const change = subjects.counts
  for (const member of replaced) countDocument(change, member.data, gramsOf(member), -1)
  for (const row of written) countDocument(change, row.data, gramsOf(row), 1)
  const facts = tell(writing, change)
  await Promise.all([
    store.add(index, [...written, ...subjects.rows, ...facts.rows]),
    store.remove(index, [...gone.map(({ id }) => id), ...subjects.emptied]),
  ])
  if (facts.generation !== writing.known.generation) {
    await store.removeWhere(index, `row = fact AND generation != ${facts.generation}`)
  }
  writing.known.facts.add(change, writing.nextVersion)
  return { ...writing.known, generation: facts.generation, changed: facts.changed }
}

function gramsOf({ occurrences }: Pick<DocumentRow, 'occurrences'>): Iterable<Gram> {
  return WeightTable.parse(occurrences).keys
}

async function membersWhere({ store, index }: Writing, field: string, values: readonly string[]): Promise<Member[]> {
  const members: Member[] = []
  for (let from = 0; from < values.length; from += AT_ONCE) {
    const filter = `row = document AND ${oneOf(field, values.slice(from, from + AT_ONCE))}`
    for await (const member of store.rows<Member>(index, filter, MEMBER_FIELDS)) members.push(member)
  }
  return members
}

/** Adds up anew the subjects that lose or gain entries. */
async function rewriteSubjects(writing: Writing, replaced: readonly Member[], written: readonly DocumentRow[]) {
  const names = new Map([...replaced, ...written].map(({ subject, subjectName }) => [subject, subjectName]))
  const members = await membersWhere(writing, 'subject', [...names.keys()])
  const counts = emptyCounts()
  const rows: SubjectRow[] = []
  const emptied: string[] = []
  const away = new Set(replaced.map(({ id }) => id))
  for (const [id, name] of names) {
    const before = members.filter(({ subject }) => subject === id)
    const after = [
      ...before.filter((member) => !away.has(member.id)),
      ...written.filter(({ subject }) => subject === id),
    ]
    if (before.length > 0) countSubject(counts, addUp(before).keys(), -1)
    if (after.length === 0) {
      emptied.push(id)
      continue
    }
    const occurrences = addUp(after)
    countSubject(counts, occurrences.keys(), 1)
    rows.push(subjectRow(name, after.length, occurrences))
  }
  return { counts, rows, emptied }
}

/** @returns the occurrences of several rows taken as one. */
export function addUp(rows: readonly Pick<DocumentRow, 'occurrences'>[]): Map<Gram, number> {
  const sum = new Map<Gram, number>()
  for (const row of rows) {
    const { keys, weights } = WeightTable.parse(row.occurrences)
    for (const [i, key] of keys.entries()) sum.set(key, (sum.get(key) ?? 0) + (weights[i] ?? 0))
  }
  return sum
}

/** @returns the head that tells of a change, with the fact rows when they are to be written anew. */
function tell({ known, nextVersion }: Writing, change: Counts): { rows: Row[]; generation: number; changed: Counts } {
  const changed = emptyCounts()
  addCounts(changed, known.changed)
  addCounts(changed, change)
  if (!isLong(changed)) {
    const { built, generation } = known
    return { rows: [headRow({ version: nextVersion, built, generation }, changed)], generation, changed }
  }
  const all = emptyCounts()
  addCounts(all, known.facts.counts)
  addCounts(all, change)
  const none = emptyCounts()
  const head = headRow({ version: nextVersion, built: known.built, generation: nextVersion }, none)
  const rows = [...factRows(nextVersion, all), head]
  return { rows, generation: nextVersion, changed: none }
}
