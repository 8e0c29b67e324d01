import type { EntryView } from '../../../domain/entryView'
import { fetchEntry } from '../_api/lookup'

interface Shelved {
  entry: EntryView
  at: number
}

const KEPT = 200
/** An entry read longer ago is shown at once and asked for again behind it. */
const CURRENT_MS = 20_000

/** The answers read lately, in memory, so that the next row's answer is there before the arrow key is up. */
export class EntryShelf {
  #shelf = new Map<string, Shelved>()
  #underWay = new Map<string, Promise<EntryView>>()

  /** @returns what is known of it now, be it old. */
  peek(code: string): EntryView | undefined {
    return this.#shelf.get(code)?.entry
  }

  /** The entry has changed: what is here is shown until the new text is, but not trusted. */
  outdate(code: string): void {
    const shelved = this.#shelf.get(code)
    if (shelved) shelved.at = 0
  }

  isCurrent(code: string): boolean {
    const shelved = this.#shelf.get(code)
    return shelved !== undefined && Date.now() - shelved.at < CURRENT_MS
  }

  /** @returns the entry as the server has it, one request at a time for each; throws DeskError. */
  load(code: string): Promise<EntryView> {
    const underWay = this.#underWay.get(code)
    if (underWay) return underWay
    const loading = fetchEntry(code)
      .then((entry) => this.#keep(code, entry))
      .finally(() => this.#underWay.delete(code))
    this.#underWay.set(code, loading)
    return loading
  }

  /** Loads what is likely read next. That it fails is told when it is really wanted. */
  prefetch(code: string): void {
    if (!this.isCurrent(code)) this.load(code).catch(() => undefined)
  }

  #keep(code: string, entry: EntryView): EntryView {
    const before = this.#shelf.get(code)?.entry
    const same = before?.revision === entry.revision && before.freshness === entry.freshness
    const kept = before && same && before.validity === entry.validity ? before : entry
    this.#shelf.delete(code)
    this.#shelf.set(code, { entry: kept, at: Date.now() })
    for (const oldest of this.#shelf.keys()) {
      if (this.#shelf.size <= KEPT) break
      this.#shelf.delete(oldest)
    }
    return kept
  }
}
