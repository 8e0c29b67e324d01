import type { Fingerprint, SearchDocument } from '../../domain/searchDocument'
import { systemClock, type Clock } from '../../lib/clock'
import type { Logger } from '../../lib/log'
import {
  type Changes,
  type EngineStatus,
  NOBODY,
  type Retrieval,
  type RetrievalRequest,
  type SearchEngine,
} from '../engine'
import { TitleRegister } from '../ranking/subject'
import { applyChanges } from './apply'
import { MeilisearchIndexError } from './errors'
import { fingerprintsOf } from './fingerprints'
import { type Known, learn, nothingKnown, readHead } from './head'
import { fetchRows, type Library } from './reader'
import { rebuild } from './rebuild'
import { retrieve } from './retrieve'
import { MOST_HELD, Shelf } from './shelf'
import { type MeilisearchAddress, MeilisearchStore, type Patience, PATIENCE } from './store'

export interface MeilisearchEngineInput extends MeilisearchAddress {
  log: Logger
  /** Name of the index in use; a rebuild makes another one beside it. */
  index?: string
  clock?: Clock
  patience?: Partial<Patience>
  /** Gives the address with the key to use; the one given when left out. */
  authorise?: () => Promise<MeilisearchAddress>
}

export interface MeilisearchEngine extends SearchEngine {
  readonly name: 'meilisearch'
  /**
   * Learns what the index holds, remembers its rows and from then on looks several times a second whether it changed: for a
   * process that searches but does not write. Until it was built, `status().ready` stays false.
   *
   * @throws MeilisearchUnavailableError
   */
  open(): Promise<void>
  /** Learns at once what has changed since. @throws MeilisearchUnavailableError */
  refresh(): Promise<void>
  /** Ends the looking; searches can still be made. */
  close(): void
}

const INDEX = 'ieum'
const LOOK_EVERY_MS = 250

/** @returns an engine on a Meilisearch server; it knows nothing until `open`, or until it has built the index itself. */
export function createMeilisearchEngine(input: MeilisearchEngineInput): MeilisearchEngine {
  return new Engine(input)
}

class Engine implements MeilisearchEngine {
  readonly name = 'meilisearch'
  private readonly store: MeilisearchStore
  private readonly index: string
  private readonly clock: Clock
  private readonly log: Logger
  private readonly shelf = new Shelf()
  private known: Known = nothingKnown()
  private ready = false
  /** False from when an index is opened until its rows are remembered: the first searches would be slow. */
  private isWarm = true
  /** Grows whenever we learn of another state of the index. */
  private states = 0
  /** Changes of a building that were not ours. */
  private othersChanges = 0
  /** Made when something is first written; undefined again when somebody else has written. */
  private register: TitleRegister | undefined
  /** Changes, rebuilds and what is learnt of the index happen one after another. */
  private queue: Promise<void> = Promise.resolve()
  private nextRefresh: Promise<void> | undefined
  private timer: NodeJS.Timeout | undefined
  private looking = false

  constructor({ log, index = INDEX, clock = systemClock, patience, authorise, ...address }: MeilisearchEngineInput) {
    this.store = new MeilisearchStore(address, { ...PATIENCE, ...patience }, authorise)
    this.index = index
    this.clock = clock
    this.log = log
  }

  readonly vocabulary = {
    hasLatin: (word: string): boolean => this.known.facts.hasLatin(word),
    hasOrganization: (word: string): boolean => this.known.facts.hasOrganization(word),
    hasInTitle: (word: string): boolean => this.known.facts.hasInTitle(word),
  }

  /** @throws MeilisearchUnavailableError, MeilisearchIndexError */
  async search(request: RetrievalRequest): Promise<Retrieval> {
    const first = await this.ask(request)
    if (first) return first
    await this.refresh()
    const second = await this.ask(request)
    if (second) return second
    throw new MeilisearchIndexError(this.index)
  }

  status(): EngineStatus {
    return { ready: this.ready && this.isWarm, size: this.known.facts.documents, version: this.states }
  }

  async fingerprints(ids?: readonly string[]): Promise<Fingerprint[]> {
    return (await readHead(this.store, this.index)) ? fingerprintsOf(this.store, this.index, ids) : []
  }

  /** Settings that somebody has changed are ours again afterwards. */
  async building(): Promise<number | undefined> {
    await this.refresh()
    if (!this.ready) return undefined
    if (await this.store.mendSettings(this.index)) this.log.warn({ msg: 'the settings of the index were not ours' })
    return this.known.built + this.othersChanges
  }

  tryWriting(): Promise<void> {
    return this.store.remove(this.index, [NOBODY])
  }

  apply(changes: Changes): Promise<void> {
    return this.enqueue(async () => {
      await this.learnChanges()
      if (!this.ready) await this.buildFrom([])
      this.register ??= registerOf(this.known)
      const { store, index, known, register } = this
      try {
        this.take(await applyChanges({ store, index, known, register, nextVersion: this.nextVersion() }, changes))
      } catch (error) {
        // What was written before it failed is not known: read it anew the next time.
        this.forget()
        throw error
      }
    })
  }

  async rebuild(documents: Iterable<SearchDocument> | AsyncIterable<SearchDocument>): Promise<void> {
    return this.enqueue(async () => {
      const byId = new Map<string, SearchDocument>()
      for await (const document of documents) byId.set(document.id, document)
      await this.buildFrom([...byId.values()])
    })
  }

  async open(): Promise<void> {
    this.isWarm = false
    await this.learnAndRemember()
    this.timer ??= setInterval(() => void this.look(), LOOK_EVERY_MS)
    this.timer.unref()
  }

  /** Shared by all who ask before it has begun: while Meilisearch hangs, they must not pile up. */
  refresh(): Promise<void> {
    this.nextRefresh ??= this.enqueue(() => {
      this.nextRefresh = undefined
      return this.learnChanges()
    })
    return this.nextRefresh
  }

  close(): void {
    clearInterval(this.timer)
    this.timer = undefined
  }

  /** @returns undefined when no index is known, or the answer came from another building of it than what is known of it. */
  private async ask(request: RetrievalRequest): Promise<Retrieval | undefined> {
    if (!this.ready) return undefined
    const { built, facts } = this.known
    /** What heads told: their version, and of which rebuild they are. Nothing, when Meilisearch was not asked or found nothing. */
    const told = new Set<number>()
    const retrieval = await retrieve(
      this.library((number) => told.add(number)),
      request,
    )
    if (told.size === 0) return retrieval
    if (!told.has(facts.version)) void this.look()
    return told.has(built) ? retrieval : undefined
  }

  private library(onVersion: (number: number) => void = () => undefined): Library {
    const { store, index, shelf, known } = this
    return { store, index, shelf, facts: known.facts, onVersion }
  }

  /** Learns what changed without being waited for; whoever needs to know whether Meilisearch lives asks it. */
  private async look(): Promise<void> {
    if (this.looking) return
    this.looking = true
    try {
      await this.learnAndRemember()
    } catch (err) {
      this.log.debug({ err, msg: 'Meilisearch did not tell what changed' })
    } finally {
      this.looking = false
    }
  }

  private async learnAndRemember(): Promise<void> {
    await this.refresh()
    if (!this.ready || this.isWarm) return
    await this.rememberRows()
    this.isWarm = true
  }

  private async learnChanges(): Promise<void> {
    const head = await readHead(this.store, this.index)
    if (!head) return this.forget()
    const { built, facts } = this.known
    if (this.ready && head.version === facts.version && head.built === built) return
    if (this.ready && head.built === built) this.othersChanges++
    this.register = undefined
    const known = await learn(this.store, this.index, head, this.known)
    if (known) this.take(known)
    else this.forget()
  }

  private async buildFrom(documents: readonly SearchDocument[]): Promise<void> {
    this.take(await rebuild(this.store, this.index, documents, this.nextVersion()))
    this.register = undefined
  }

  private take(known: Known): void {
    this.known = known
    this.ready = true
    this.states++
  }

  private forget(): void {
    if (this.ready) this.states++
    this.known = nothingKnown()
    this.ready = false
    this.register = undefined
  }

  /** Later than every version before it, also those of an index that was lost. */
  private nextVersion(): number {
    return Math.max(this.known.facts.version + 1, this.clock())
  }

  /** So that the first searches need not fetch what they find. */
  private async rememberRows(): Promise<void> {
    for (let offset = 0; offset < MOST_HELD;) {
      const rows = await fetchRows(this.library(), 'row IN [document, subject]', offset)
      if (rows.length === 0) return
      offset += rows.length
    }
  }

  private enqueue(work: () => Promise<void>): Promise<void> {
    const done = this.queue.then(work)
    this.queue = done.catch(() => undefined) // the caller gets the error; later changes still have their turn
    return done
  }
}

function registerOf({ facts }: Known): TitleRegister {
  const register = new TitleRegister()
  for (const [title, count] of facts.counts.titles.entries()) {
    for (let i = 0; i < count; i++) register.add(title)
  }
  return register
}
