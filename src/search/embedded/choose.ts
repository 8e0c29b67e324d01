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
  const isFirst = (one: number, other: number): boolean => isBefore(shelves, one, other)
  const top = new TopList(request.limit, isFirst)
  const { best, bestScore } = room
  const titles: number[] = []
  for (const [number, { segment, scratch, score, freshness }] of shelves.entries()) {
    const { subjectStarts, titleOf } = segment
    for (let t = 0; t < scratch.touchedCount; t++) {
      const subject = scratch.touched[t] as number // t is below touchedCount
      const until = subjectStarts[subject + 1] as number
      for (let i = subjectStarts[subject] as number; i < until; i++) {
        const value = score[i] as number
        if (value < least || value < 0) continue
        counter.count(segment, i, freshness)
        const one = numberOf(number, i)
        if (!request.oneOfEachTitle) {
          top.offer(value, one)
          continue
        }
        // The best of each title so far; these are offered in the end.
        const title = titleOf[i] as number
        const before = best[title] as number // there is room for every title
        if (before < 0) titles.push(title)
        else if (value < (bestScore[title] as number)) continue
        else if (value === bestScore[title] && !isFirst(one, before)) continue
        bestScore[title] = value
        best[title] = one
      }
    }
  }
  for (const title of titles) {
    top.offer(bestScore[title] as number, best[title] as number)
    best[title] = -1
  }
  return top.kept()
}

/** At equal scores the lower code goes first. */
function isBefore(shelves: readonly Shelf[], one: number, other: number): boolean {
  const a = placeOf(shelves, one)
  const b = placeOf(shelves, other)
  if (a.shelf !== b.shelf) return codeAt(a) < codeAt(b)
  const { codeRank } = a.shelf.segment
  const [rank, otherRank] = [codeRank[a.at] as number, codeRank[b.at] as number] // one for each document
  return rank < otherRank || (rank === otherRank && one < other)
}

function codeAt({ shelf, at }: ReturnType<typeof placeOf>): string {
  return shelf.segment.documents[at]?.code ?? ''
}
