import type { SearchDocument } from '../../domain/searchDocument'
import type { Changes } from '../engine'
import { organizationWords } from '../query/organizationWords'
import { subjectOf, TitleRegister } from '../ranking/subject'
import { createInterner } from './interner'
import { buildSegment, type SegmentContext } from './segment'
import { makeShelf, type Shelf } from './shelf'
import { runAtOnce, runSliced } from './slices'

/** Changed documents that share one small segment, which is built anew with each change: a few ms at most. */
const SMALL_SEGMENT = 24

/** All that an engine holds, replaced as one when the index is rebuilt or merged. */
export interface Contents extends SegmentContext {
  /** The base first, then what changed since, oldest first. */
  shelves: Shelf[]
  places: Map<string, { shelf: Shelf; document: number }>
  titleRegister: TitleRegister
  /** The words of all organizations' names that name a department. */
  organizationWords: Set<string>
  organizations: Set<string>
  /** The base segment's subjects: shared number -> index in the segment. */
  baseSubjects: Map<number, number>
}

export function emptyContents(): Contents {
  const titleRegister = new TitleRegister()
  return {
    shelves: [],
    places: new Map(),
    titleRegister,
    organizationWords: new Set(),
    organizations: new Set(),
    baseSubjects: new Map(),
    subjects: createInterner(),
    categories: createInterner(),
    titles: createInterner(),
    subjectOf: (document) => subjectOf(document, titleRegister),
  }
}

/** @returns contents of one segment that holds all of `documents`, built in slices. */
export function buildContents(documents: readonly SearchDocument[]): Promise<Contents> {
  return runSliced(buildingContents(documents))
}

function* buildingContents(documents: readonly SearchDocument[]): Generator<void, Contents> {
  const contents = emptyContents()
  for (const { title } of documents) {
    contents.titleRegister.add(title)
    yield
  }
  const segment = yield* buildSegment(documents, contents)
  for (const [index, subject] of segment.subjects.entries()) {
    contents.baseSubjects.set(subject, index)
    yield
  }
  yield* placingShelf(contents, makeShelf(segment))
  return contents
}

/**
 * Puts changed documents into the newest small segment, or into one of their own when they are many, and marks what they
 * replace as dead. Until the last line nothing is visible; a few documents take a few ms, without giving way.
 */
export async function applyChanges(contents: Contents, { upserts = [], removals = [] }: Changes): Promise<void> {
  const changed = new Map(upserts.map((document) => [document.id, document]))
  for (const id of removals) changed.delete(id)
  const small = newestSmall(contents, changed.size)
  const kept = small ? livingOf(small).filter(({ id }) => !changed.has(id) && !removals.includes(id)) : []
  for (const { title } of changed.values()) contents.titleRegister.add(title)
  const shelf = await shelfOf(contents, [...kept, ...changed.values()])
  for (const id of [...removals, ...changed.keys()]) bury(contents, id)
  if (small) contents.shelves.splice(contents.shelves.indexOf(small), 1)
  if (shelf) placeShelf(contents, shelf)
}

/**
 * Makes one segment of the newest ones, so that their number grows with the logarithm of what changed: an older one joins
 * when it is no more than twice as large as all that are newer. Until the last lines nothing is visible.
 */
export async function foldNewest(contents: Contents): Promise<void> {
  const folded: Shelf[] = []
  let size = 0
  for (const shelf of contents.shelves.slice(1).reverse()) {
    const { length } = shelf.segment.documents
    if (folded.length > 1 && length > 2 * size) break
    folded.unshift(shelf)
    size += length
  }
  const shelf = await shelfOf(contents, folded.flatMap(livingOf))
  contents.shelves.splice(contents.shelves.length - folded.length)
  if (shelf) placeShelf(contents, shelf)
}

/** @returns how many documents lie outside the base. */
export function countOutside({ shelves }: Contents): number {
  return shelves.slice(1).reduce((sum, { segment }) => sum + segment.documents.length, 0)
}

/** @returns the newest segment, when it is not the base and `count` more documents have room in it. */
function newestSmall(contents: Contents, count: number): Shelf | undefined {
  const last = contents.shelves.at(-1)
  if (!last || contents.shelves.length < 2) return undefined
  return last.segment.documents.length + count <= SMALL_SEGMENT ? last : undefined
}

function livingOf({ segment }: Shelf): SearchDocument[] {
  return segment.documents.filter((_, i) => segment.dead[i] === 0)
}

async function shelfOf(contents: Contents, documents: readonly SearchDocument[]): Promise<Shelf | undefined> {
  if (documents.length === 0) return undefined
  const work = buildSegment(documents, contents)
  const segment = documents.length > SMALL_SEGMENT ? await runSliced(work) : runAtOnce(work)
  return makeShelf(
    segment,
    Int32Array.from(segment.subjects, (subject) => contents.baseSubjects.get(subject) ?? -1),
  )
}

function bury(contents: Contents, id: string): void {
  const place = contents.places.get(id)
  if (!place) return
  const { segment } = place.shelf
  segment.dead[place.document] = 1
  place.shelf.deaths++
  contents.places.delete(id)
  const document = segment.documents[place.document]
  if (document) contents.titleRegister.remove(document.title)
}

function placeShelf(contents: Contents, shelf: Shelf): void {
  runAtOnce(placingShelf(contents, shelf))
}

function* placingShelf(contents: Contents, shelf: Shelf): Generator<void, void> {
  contents.shelves.push(shelf)
  for (const [document, { id, organization }] of shelf.segment.documents.entries()) {
    contents.places.set(id, { shelf, document })
    registerOrganization(contents, organization)
    yield
  }
}

function registerOrganization(contents: Contents, organization: string): void {
  if (contents.organizations.has(organization)) return
  contents.organizations.add(organization)
  for (const word of organizationWords(organization)) contents.organizationWords.add(word)
}
