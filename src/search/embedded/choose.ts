import type { RetrievalRequest } from '../engine'
import type { FacetCounter } from './facets'
import type { Shelf } from './shelf'
import { TopList } from './topList'

/** A document's number over all segments: its segment's in the upper bits. */
const SHELF_SHIFT = 24
const DOCUMENT_MASK = (1 << SHELF_SHIFT) - 1

/** Reusable room: for each title its best document so far, -1 for none. */
export interface TitleRoom {
  bestScore: Float32Array
  best: Int32Array
}

/** @returns the segment and the place in it that a document's number stands for. */
export function placeOf(shelves: readonly Shelf[], number: number): { shelf: Shelf; at: number } {
  const shelf = shelves[number >>> SHELF_SHIFT] as Shelf // numbers are made from shelves
  return { shelf, at: number & DOCUMENT_MASK }
}

export function numberOf(shelf: number, document: number): number {
  return (shelf << SHELF_SHIFT) | document
}

/**
 * Counts every document of a touched subject that reaches `least`, and keeps the best: one of each title when that is asked.
 * @returns document numbers, in no order
 */
export function choose(
  shelves: readonly Shelf[],
  request: Pick<RetrievalRequest, 'limit' | 'oneOfEachTitle'>,
  least: number,
  counter: FacetCounter,
  room: TitleRoom,
): readonly number[] {
  const chosen = new Chosen(shelves, request.limit, room)
  for (const [number, { segment, scratch, score, freshness }] of shelves.entries()) {
    for (let t = 0; t < scratch.touchedCount; t++) {
      const subject = scratch.touched[t] as number // t is below touchedCount
      const until = segment.subjectStarts[subject + 1] as number
      for (let i = segment.subjectStarts[subject] as number; i < until; i++) {
        const value = score[i] as number
        if (value < least || value < 0) continue
        counter.count(segment, i, freshness)
        if (request.oneOfEachTitle) chosen.offerForTitle(value, numberOf(number, i), segment.titleOf[i] as number)
        else chosen.offer(value, numberOf(number, i))
      }
    }
  }
  return chosen.finish()
}

/** The best documents so far. At equal scores the lower code goes first. */
class Chosen {
  private readonly titles: number[] = []
  private readonly top: TopList

  constructor(
    private readonly shelves: readonly Shelf[],
    limit: number,
    private readonly room: TitleRoom,
  ) {
    this.top = new TopList(limit, (one, other) => this.isBefore(one, other))
  }

  offer(value: number, number: number): void {
    this.top.offer(value, number)
  }

  /** Keeps it when it is the best of its title so far; the best of each title are offered in the end. */
  offerForTitle(value: number, number: number, title: number): void {
    const { best, bestScore } = this.room
    const before = best[title] as number // there is room for every title
    if (before < 0) this.titles.push(title)
    else if (value < (bestScore[title] as number)) return
    else if (value === bestScore[title] && !this.isBefore(number, before)) return
    bestScore[title] = value
    best[title] = number
  }

  finish(): readonly number[] {
    const { best, bestScore } = this.room
    for (const title of this.titles) {
      this.top.offer(bestScore[title] as number, best[title] as number)
      best[title] = -1
    }
    return this.top.kept()
  }

  /** By code, which within a subject of a segment is the order they stand in. */
  private isBefore(one: number, other: number): boolean {
    const a = placeOf(this.shelves, one)
    const b = placeOf(this.shelves, other)
    const { subjectOf } = a.shelf.segment
    if (a.shelf === b.shelf && subjectOf[a.at] === subjectOf[b.at]) return one < other
    return codeAt(a) < codeAt(b)
  }
}

function codeAt({ shelf, at }: ReturnType<typeof placeOf>): string {
  return shelf.segment.documents[at]?.code ?? ''
}
