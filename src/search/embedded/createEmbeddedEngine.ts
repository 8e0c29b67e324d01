import type { SearchDocument } from '../../domain/searchDocument'
import type { Changes, EngineStatus, RetrievalRequest, SearchEngine } from '../engine'
import { applyChanges, buildContents, countOutside, emptyContents, foldNewest } from './contents'
import { FacetCounter } from './facets'
import { type Library, retrieve } from './retrieve'
import { beginsInTitle, holdsRun } from './segment'
import { nextTurn } from './slices'

/** Documents read before other work has its turn. */
const READ_AT_ONCE = 1000
/** Segments before the newest are folded into one. */
const MOST_SEGMENTS = 8
/** Documents outside the base before all are merged in the background: their subjects know only part of their siblings. */
const MOST_OUTSIDE = 200
/** An import changes thousands of documents a minute, and a merge works on all there are. */
const MERGE_EVERY_MS = 15_000

/**
 * @returns an in-process engine, empty and not ready. Contents lie in immutable segments: a base made by rebuild, and small
 * ones for what changed since. A change marks the old document dead and puts the new one into the smallest segment. When
 * segments pile up the newest are folded, and now and then all are merged beside the work: searches go on with the old ones,
 * and changes go into both.
 */
export function createEmbeddedEngine(options: EmbeddedEngineOptions = {}): SearchEngine {
  return new EmbeddedEngine(options.onError)
}

export interface EmbeddedEngineOptions {
  /** Told when work behind the scenes failed: nothing is lost, but somebody should know. */
  onError?: (err: unknown) => void
}

class EmbeddedEngine implements SearchEngine {
  readonly name = 'embedded'
  private ready = false
  private version = 0
  private documents = new Map<string, SearchDocument>()
  private contents = emptyContents()
  /** Changes and rebuilds happen one after another. */
  private queue: Promise<void> = Promise.resolve()
  /** Changes that came in since a merge began; undefined when none is under way. */
  private sinceMerge: Changes[] | undefined
  private lastMerge = -Infinity
  private mergeTimer: NodeJS.Timeout | undefined
  private readonly counter = new FacetCounter()
  private readonly scored: Library['scored'] = { of: undefined }
  private room = { bestScore: new Float32Array(0), best: new Int32Array(0) }

  constructor(private readonly onError: (err: unknown) => void = () => undefined) {}

  readonly vocabulary = {
    hasLatin: (word: string): boolean => this.contents.shelves.some(({ segment }) => holdsRun(segment, word)),
    hasOrganization: (word: string): boolean => this.contents.organizationWords.has(word),
    hasInTitle: (word: string): boolean => this.contents.shelves.some(({ segment }) => beginsInTitle(segment, word)),
  }

  search(request: RetrievalRequest) {
    return retrieve(this.library(), request)
  }

  status(): EngineStatus {
    return { ready: this.ready, size: this.documents.size, version: this.version }
  }

  async fingerprints(ids?: readonly string[]) {
    const held = ids
      ? ids.flatMap((id) => {
          const document = this.documents.get(id)
          return document ? [document] : []
        })
      : this.documents.values()
    return Array.from(held, ({ id, revision, contentHash }) => ({ id, revision, contentHash }))
  }

  apply(changes: Changes): Promise<void> {
    return this.enqueue(async () => {
      await applyChanges(this.contents, changes)
      for (const document of changes.upserts ?? []) this.documents.set(document.id, document)
      for (const id of changes.removals ?? []) this.documents.delete(id)
      this.sinceMerge?.push(changes)
      if (this.contents.shelves.length > MOST_SEGMENTS) await foldNewest(this.contents)
      this.version++
      this.mergeInTime()
    })
  }

  rebuild(documents: Iterable<SearchDocument> | AsyncIterable<SearchDocument>): Promise<void> {
    return this.enqueue(async () => {
      const byId = new Map<string, SearchDocument>()
      for await (const document of documents) {
        byId.set(document.id, document)
        // A list that is there already would be read without a pause.
        if (byId.size % READ_AT_ONCE === 0) await nextTurn()
      }
      this.contents = await buildContents([...byId.values()])
      this.documents = byId
      this.sinceMerge = undefined
      this.version++
      this.ready = true
    })
  }

  private enqueue(work: () => Promise<void>): Promise<void> {
    const done = this.queue.then(work)
    this.queue = done.catch(() => undefined) // the caller gets the error; later changes still have their turn
    return done
  }

  /** Merges when much lies outside the base, at once or when the last merge is long enough ago. */
  private mergeInTime(): void {
    if (this.mergeTimer || countOutside(this.contents) < MOST_OUTSIDE) return
    const wait = this.lastMerge + MERGE_EVERY_MS - performance.now()
    if (wait <= 0) return this.merge()
    this.mergeTimer = setTimeout(() => {
      this.mergeTimer = undefined
      this.mergeInTime()
    }, wait).unref()
  }

  /** Builds all documents as one segment, beside the queue; then, in the queue, adds what changed meanwhile and swaps. */
  private merge(): void {
    if (this.sinceMerge) return
    this.lastMerge = performance.now()
    const missed: Changes[] = []
    this.sinceMerge = missed
    buildContents([...this.documents.values()])
      .then((contents) =>
        this.enqueue(async () => {
          if (this.sinceMerge !== missed) return // a rebuild has overtaken the merge
          for (const changes of missed) await applyChanges(contents, changes)
          this.contents = contents
          this.sinceMerge = undefined
          this.version++
        }),
      )
      // Without a merge the engine is slower, not wrong; the next change tries again.
      .catch((err: unknown) => {
        this.sinceMerge = undefined
        this.onError(err)
      })
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
      subjects,
      categories,
      room: this.room,
      counter: this.counter,
      scored: this.scored,
      version: this.version,
      locate: (id) => {
        const place = places.get(id)
        return place && { shelf: shelves.indexOf(place.shelf), document: place.document }
      },
    }
  }
}
