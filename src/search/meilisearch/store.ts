import { Meilisearch, type SearchParams, type Task } from 'meilisearch'

import { sleep } from '../../lib/sleep'
import { MeilisearchTaskError, MeilisearchUnavailableError, reasonOf } from './errors'
import { areOurs, SETTINGS } from './settings'
import { SearchWire } from './wire'

export interface MeilisearchAddress {
  host: string
  apiKey: string | undefined
}

/** How long is waited for an answer, in ms. */
export interface Patience {
  search: number
  /** Until many rows have come. */
  load: number
  /** Until a task is done: others may be before it. */
  task: number
}

export const PATIENCE: Patience = { search: 2000, load: 30_000, task: 10 * 60_000 }

export type Row = { id: string; occurrences?: string }

export interface SearchReply<R> {
  hits: R[]
  /** Counts by value, by name of the field. */
  facets: Record<string, Record<string, number>>
  total: number
}

/** One task holds at most so much: a body of some MB, or of four times the letters of what occurs in its rows. */
const ROWS_A_TASK = 1000
const LETTERS_A_TASK = 8_000_000
/** Tasks that are sent ahead of the one that is waited for. */
const TASKS_AHEAD = 2
const PAGE = 1000
const FIRST_PAUSE_MS = 4
const LONGEST_PAUSE_MS = 250
/** What Meilisearch says of a key that it does not know: all are gone with its files. */
const UNKNOWN_KEY = 'invalid_api_key'

/** The client, and a quicker way for searches. */
interface Connection {
  client: Meilisearch
  wire: SearchWire
}

/** The few things that are asked of a Meilisearch, each with a limit of time and an error of ours when it fails. */
export class MeilisearchStore {
  private opening: Promise<Connection> | undefined

  /** @param authorise gives the address with the key to use; asked again when Meilisearch knows that key no more */
  constructor(
    private readonly address: MeilisearchAddress,
    private readonly patience: Patience = PATIENCE,
    private readonly authorise: () => Promise<MeilisearchAddress> = () => Promise.resolve(address),
  ) {}

  /** @throws MeilisearchUnavailableError also when the index is not there */
  async search<R>(
    index: string,
    params: SearchParams,
    patience: 'search' | 'load' = 'search',
  ): Promise<SearchReply<R>> {
    const reply = await this.ask((_, wire) => wire.search(index, params, this.patience[patience]))
    return {
      hits: reply.hits as R[],
      facets: reply.facetDistribution ?? {},
      total: reply.estimatedTotalHits ?? 0,
    }
  }

  /** Every row that passes a filter, page by page, with some of its fields. */
  async *rows<R>(index: string, filter: string, fields: readonly string[]): AsyncGenerator<R> {
    for (let offset = 0; ; offset += PAGE) {
      const page = await this.ask((client) =>
        client.index(index).getDocuments({ filter, fields: [...fields], limit: PAGE, offset }),
      )
      yield* page.results as R[]
      if (page.results.length < PAGE) return
    }
  }

  /** @returns the names of all indexes */
  async indexes(): Promise<string[]> {
    const { results } = await this.ask((client) => client.getIndexes({ limit: 1000 }))
    return results.map(({ uid }) => uid)
  }

  async hasIndex(index: string): Promise<boolean> {
    return (await this.indexes()).includes(index)
  }

  /** Makes an empty index with our settings; one of that name that is there goes first. */
  async create(index: string): Promise<void> {
    await this.drop(index)
    await this.finish((client) => client.createIndex(index, { primaryKey: 'id' }))
    await this.finish((client) => client.index(index).updateSettings(SETTINGS))
  }

  /** Gives an index our settings again when somebody has changed them. @returns whether that was needed */
  async mendSettings(index: string): Promise<boolean> {
    const told = await this.ask((client) => client.index(index).getSettings())
    if (areOurs(told)) return false
    await this.finish((client) => client.index(index).updateSettings(SETTINGS))
    return true
  }

  async drop(index: string): Promise<void> {
    if (await this.hasIndex(index)) await this.finish((client) => client.deleteIndex(index))
  }

  /** Exchanges two indexes in one step: whoever searches has either the one or the other. */
  async swap(one: string, other: string): Promise<void> {
    await this.finish((client) => client.swapIndexes([{ indexes: [one, other], rename: false }]))
  }

  /** Upserts in chunks, in order; what was sent is searchable when the promise resolves. */
  async add(index: string, rows: Iterable<Row>): Promise<void> {
    const under: Promise<void>[] = []
    let chunk: Row[] = []
    let letters = 0
    const send = async (): Promise<void> => {
      const task = await this.ask((client) => client.index(index).addDocuments(chunk))
      under.push(this.settle(task.taskUid))
      under.at(-1)?.catch(() => undefined) // awaited below; until then nobody may call it unhandled
      chunk = []
      letters = 0
      if (under.length > TASKS_AHEAD) await under.shift()
    }
    for (const row of rows) {
      chunk.push(row)
      letters += row.occurrences?.length ?? 0
      if (chunk.length === ROWS_A_TASK || letters > LETTERS_A_TASK) await send()
    }
    if (chunk.length > 0) await send()
    await Promise.all(under)
  }

  async remove(index: string, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.finish((client) => client.index(index).deleteDocuments([...ids]))
  }

  async removeWhere(index: string, filter: string): Promise<void> {
    await this.finish((client) => client.index(index).deleteDocuments({ filter }))
  }

  private async finish(enqueue: (client: Meilisearch) => PromiseLike<{ taskUid: number }>): Promise<void> {
    const { taskUid } = await this.ask(enqueue)
    await this.settle(taskUid)
  }

  /** Waits for a task. The client's own waiting resolves for failed tasks too. */
  private async settle(uid: number): Promise<void> {
    const deadline = performance.now() + this.patience.task
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const task = await this.ask((client) => client.tasks.getTask(uid))
      if (task.status === 'succeeded') return
      const late = performance.now() > deadline
      if (late || task.status === 'failed' || task.status === 'canceled') throw taskError(task, late)
      await sleep(pause)
    }
  }

  private async ask<T>(request: (client: Meilisearch, wire: SearchWire) => PromiseLike<T>): Promise<T> {
    try {
      this.opening ??= this.open()
      const { client, wire } = await this.opening
      return await request(client, wire)
    } catch (error) {
      if (error instanceof MeilisearchUnavailableError || reasonOf(error) === UNKNOWN_KEY) this.opening = undefined
      throw error instanceof MeilisearchUnavailableError
        ? error
        : new MeilisearchUnavailableError(this.address.host, error)
    }
  }

  private async open(): Promise<Connection> {
    const { host, apiKey } = await this.authorise()
    const client = new Meilisearch({
      host,
      ...(apiKey ? { apiKey } : {}),
      timeout: this.patience.load,
      // Node asks for gzip by default, and a compressed answer takes some 45 ms longer.
      requestInit: { headers: { 'accept-encoding': 'identity' } },
    })
    return { client, wire: new SearchWire({ host, apiKey }) }
  }
}

function taskError({ uid, type, status, error }: Task, late: boolean): MeilisearchTaskError {
  const reason = error?.message ?? (late ? '제시간에 끝나지 않음' : '')
  return new MeilisearchTaskError({ uid, type, status, reason, taskCode: error?.code })
}
