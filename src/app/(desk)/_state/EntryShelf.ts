import type { DeskView } from '../../../domain/deskView'
import { fetchEntry } from '../_api/lookup'

interface Shelved {
  entry: DeskView
  /** ms since the epoch. */
  receivedAt: number
  /** The server has told of a newer text. */
  isOutdated: boolean
}

const KEPT = 200
/** An entry read longer ago is shown at once and asked for again behind it. */
const CURRENT_MS = 20_000

/** The answers read lately, in memory, so that the next row's answer is there before the arrow key is up. */
export class EntryShelf {
  #shelf = new Map<string, Shelved>()
  #underWay = new Map<string, Promise<DeskView>>()

  /** @returns what is known of it now, be it old. */
  peek(code: string): DeskView | undefined {
    return this.#shelf.get(code)?.entry
  }

  /** The entry has changed: what is here is shown until the new text is, but not trusted. */
  outdate(code: string): void {
    const shelved = this.#shelf.get(code)
    if (shelved) shelved.isOutdated = true
    // What is under way may have been read before the change.
    this.#underWay.delete(code)
  }

  isCurrent(code: string): boolean {
    const shelved = this.#shelf.get(code)
    return shelved !== undefined && !shelved.isOutdated && Date.now() - shelved.receivedAt < CURRENT_MS
  }

  /** @returns when what is here came from the server, in ms since the epoch. */
  receivedAt(code: string): number | null {
    return this.#shelf.get(code)?.receivedAt ?? null
  }

  /** @returns the entry as the server has it, one request at a time for each; throws DeskError. */
  load(code: string): Promise<DeskView> {
    const underWay = this.#underWay.get(code)
    if (underWay) return underWay
    const loading: Promise<DeskView> = fetchEntry(code).then(
      (entry) => {
        if (this.#underWay.get(code) !== loading) return this.load(code)
        this.#underWay.delete(code)
        return this.#keep(code, entry)
      },
      (error: unknown) => {
        if (this.#underWay.get(code) === loading) this.#underWay.delete(code)
        throw error
      },
    )
    this.#underWay.set(code, loading)
    return loading
  }

  /** Loads what is likely read next. That it fails is told when it is really wanted. */
  prefetch(code: string): void {
    if (!this.isCurrent(code)) this.load(code).catch(() => undefined)
  }

  #keep(code: string, entry: DeskView): DeskView {
    const before = this.#shelf.get(code)?.entry
    const kept = before && isSame(before, entry) ? before : entry
    this.#shelf.delete(code)
    this.#shelf.set(code, { entry: kept, receivedAt: Date.now(), isOutdated: false })
    for (const oldest of this.#shelf.keys()) {
      if (this.#shelf.size <= KEPT) break
      this.#shelf.delete(oldest)
    }
    return kept
  }
}

/** Whether it reads the same; `changes` are kept as they were first shown, since telling that it was seen ends them. */
function isSame(a: DeskView, b: DeskView): boolean {
  return (
    a.revision === b.revision &&
    a.freshness === b.freshness &&
    a.validity === b.validity &&
    JSON.stringify(a.numberNow) === JSON.stringify(b.numberNow)
  )
}
