import type { LookupAnswer, LookupRequest } from '../domain/lookup'

interface Remembered {
  state: readonly unknown[]
  answer: LookupAnswer
}

/**
 * Remembers answers to identical requests, the least recently used forgotten first. An answer holds only as long as all it
 * depends on (index version, day, thesaurus, what was opened) is the very same.
 */
export class AnswerMemory {
  private readonly answers = new Map<string, Remembered>()

  constructor(private readonly most: number) {}

  keyOf(request: LookupRequest): string {
    const { q, scope, district, readDistrict, organization, readOrganization, category, kind, freshness } = request
    const filters = [scope, district, readDistrict, organization, readOrganization, category, kind, freshness]
    return JSON.stringify([q, ...filters, request.limit, request.offset])
  }

  recall(key: string, state: readonly unknown[] | undefined): LookupAnswer | undefined {
    const remembered = this.answers.get(key)
    if (!remembered || !state) return undefined
    this.answers.delete(key)
    if (!remembered.state.every((part, i) => part === state[i])) return undefined
    this.answers.set(key, remembered)
    return remembered.answer
  }

  keep(key: string, state: readonly unknown[] | undefined, answer: LookupAnswer): void {
    if (!state) return
    this.answers.set(key, { state, answer })
    if (this.answers.size <= this.most) return
    const [oldest] = this.answers.keys()
    if (oldest !== undefined) this.answers.delete(oldest)
  }
}
