import type { SearchDocument } from '../../domain/searchDocument'
import type { Changes, SearchEngine } from '../engine'
import { normalize } from '../korean/normalize'
import { words } from '../korean/words'
import { subjectOf, TitleRegister } from '../ranking/subject'
import { createInterner } from './interner'
import { type Library, makeShelf, retrieve, type Shelf } from './retrieve'
import { buildSegment, holdsRun, type SegmentContext } from './segment'
import { runAtOnce, runSliced } from './slices'

/** Changed documents that share one small segment, which is built anew with each change: a few ms at most. */
const SMALL_SEGMENT = 24
/** Segments beside the base before all are merged in the background. */
const MOST_SEGMENTS = 8

/** Found in every district: they name no department. */
const KINDS_OF_OFFICE = new Set(['보건소', '주민센터', '동주민센터', '구청', '시청', '서울시', '서울특별시'])

/** Everything that is replaced as one when the index is rebuilt. */
interface Contents extends SegmentContext {
  shelves: Shelf[]
  titleRegister: TitleRegister
  organizationWords: Set<string>
  organizations: Set<string>
  /** Subjects of the base segment, by shared number. */
  baseSubjects: Map<number, number>
  places: Map<string, { shelf: Shelf; document: number }>
}

/**
 * @returns an in-process engine, empty and not ready. Contents lie in immutable segments: a base made by rebuild, and small
 * ones for what changed since. A change marks the old document dead and puts the new one into the smallest segment; when
 * segments pile up they are merged, in slices, while searches and changes go on.
 */
export function createEmbeddedEngine(): SearchEngine {
  return new EmbeddedEngine()
}

class EmbeddedEngine implements SearchEngine {
  readonly name = 'embedded'
  private ready = false
  private version = 0
  private documents = new Map<string, SearchDocument>()
  private contents = emptyContents()
  /** Changes and rebuilds happen one after another. */
  private queue: Promise<void> = Promise.resolve()
  private room = { bestScore: new Float32Array(0), best: new Int32Array(0) }

  readonly vocabulary = {
    hasLatin: (word: string): boolean => this.contents.shelves.some(({ segment }) => holdsRun(segment, word)),
    hasOrganization: (word: string): boolean => this.contents.organizationWords.has(word),
  }

  search(request: Parameters<SearchEngine['search']>[0]) {
    return retrieve(this.library(), request)
  }

  status() {
    return { ready: this.ready, size: this.documents.size, version: this.version }
  }

  async fingerprints() {
    return Array.from(this.documents.values(), ({ id, revision, contentHash }) => ({ id, revision, contentHash }))
  }

  apply(changes: Changes): Promise<void> {
    return this.enqueue(() => this.applyNow(changes))
  }

  rebuild(documents: Iterable<SearchDocument> | AsyncIterable<SearchDocument>): Promise<void> {
    return this.enqueue(async () => {
      const byId = new Map<string, SearchDocument>()
      for await (const document of documents) byId.set(document.id, document)
      const contents = emptyContents()
      await addSegment(contents, [...byId.values()], runSliced)
      this.replace(contents, byId)
      this.ready = true
    })
  }

  private enqueue(work: () => Promise<void>): Promise<void> {
    const done = this.queue.then(work)
    this.queue = done.catch(() => undefined) // the caller gets the error; later changes still have their turn
    return done
  }

  private replace(contents: Contents, documents: Map<string, SearchDocument>): void {
    this.contents = contents
    this.documents = documents
    this.version++
  }

  private async applyNow({ upserts = [], removals = [] }: Changes): Promise<void> {
    const changed = new Map(upserts.map((document) => [document.id, document]))
    for (const id of removals) changed.delete(id)
    const { contents } = this
    const small = takeSmall(contents, changed.size)
    const moved = small ? small.segment.documents.filter((_, i) => small.segment.dead[i] === 0) : []
    const kept = moved.filter(({ id }) => !changed.has(id) && !removals.includes(id))
    for (const document of changed.values()) contents.titleRegister.add(document.title)
    const shelf = await makeSegment(contents, [...kept, ...changed.values()], changed.size > SMALL_SEGMENT)
    for (const id of [...removals, ...changed.keys()]) this.bury(id)
    if (small) contents.shelves.splice(contents.shelves.indexOf(small), 1)
    if (shelf) placeShelf(contents, shelf)
    for (const [id, document] of changed) this.documents.set(id, document)
    for (const id of removals) this.documents.delete(id)
    this.version++
    if (contents.shelves.length > MOST_SEGMENTS) await this.merge()
  }

  private bury(id: string): void {
    const place = this.contents.places.get(id)
    if (!place) return
    place.shelf.segment.dead[place.document] = 1
    this.contents.places.delete(id)
    const document = this.documents.get(id)
    if (document) this.contents.titleRegister.remove(document.title)
  }

  private async merge(): Promise<void> {
    const contents = emptyContents()
    await addSegment(contents, [...this.documents.values()], runSliced)
    this.replace(contents, this.documents)
  }

  private library(): Library {
    const { shelves, subjects, categories, titles, places } = this.contents
    const { names } = titles
    if (this.room.best.length < names.length) {
      const length = names.length * 2
      this.room = { bestScore: new Float32Array(length), best: new Int32Array(length).fill(-1) }
    }
    return {
      shelves,
      size: this.documents.size,
      subjects,
      categories,
      titles,
      room: this.room,
      locate: (id) => {
        const place = places.get(id)
        return place && { shelf: shelves.indexOf(place.shelf), document: place.document }
      },
    }
  }
}

function emptyContents(): Contents {
  const titleRegister = new TitleRegister()
  return {
    shelves: [],
    titleRegister,
    organizationWords: new Set(),
    organizations: new Set(),
    baseSubjects: new Map(),
    places: new Map(),
    subjects: createInterner(),
    categories: createInterner(),
    titles: createInterner(),
    subjectOf: (document) => subjectOf(document, titleRegister),
  }
}

async function addSegment(contents: Contents, documents: SearchDocument[], run: typeof runSliced): Promise<void> {
  for (const { title } of documents) contents.titleRegister.add(title)
  placeShelf(contents, makeShelf(await run(buildSegment(documents, contents))))
}

/** @returns the newest small segment when `count` more documents have room in it. */
function takeSmall(contents: Contents, count: number): Shelf | undefined {
  const last = contents.shelves.at(-1)
  if (!last || contents.shelves.length < 2) return undefined
  return last.segment.documents.length + count <= SMALL_SEGMENT ? last : undefined
}

async function makeSegment(
  contents: Contents,
  documents: SearchDocument[],
  large: boolean,
): Promise<Shelf | undefined> {
  if (documents.length === 0) return undefined
  const work = buildSegment(documents, contents)
  const segment = large ? await runSliced(work) : runAtOnce(work)
  if (contents.shelves.length === 0) return makeShelf(segment)
  return makeShelf(
    segment,
    Int32Array.from(segment.subjects, (subject) => contents.baseSubjects.get(subject) ?? -1),
  )
}

function placeShelf(contents: Contents, shelf: Shelf): void {
  if (contents.shelves.length === 0) {
    contents.baseSubjects = new Map(Array.from(shelf.segment.subjects, (subject, index) => [subject, index]))
  }
  contents.shelves.push(shelf)
  for (const [document, { id, organization }] of shelf.segment.documents.entries()) {
    contents.places.set(id, { shelf, document })
    registerOrganization(contents, organization)
  }
}

/** The names a department goes by: the words of its organization's name that are not a kind of office only. */
function registerOrganization(contents: Contents, organization: string): void {
  if (contents.organizations.has(organization)) return
  contents.organizations.add(organization)
  for (const word of words(normalize(organization))) {
    if (word.length >= 3 && !KINDS_OF_OFFICE.has(word)) contents.organizationWords.add(word)
  }
}
