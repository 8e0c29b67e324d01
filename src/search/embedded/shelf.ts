import type { Day } from '../../domain/day'
import type { LookupFilters } from '../engine'
import { freshnessColumn, passing } from './filter'
import type { Interner } from './interner'
import { makeScratch, type Scratch } from './match'
import type { Segment } from './segment'

/** A segment with the room that queries need in it. */
export interface Shelf {
  segment: Segment
  scratch: Scratch
  /** What the last query came to; only that of documents of touched subjects counts. */
  score: Float32Array
  /** 1 for documents that are alive and pass the filters, which `passKey` stands for. */
  pass: Uint8Array
  passKey: string
  /** Documents that died since the segment was built. */
  deaths: number
  freshnessDay: Day | undefined
  /** See freshnessColumn. */
  freshness: Uint8Array
  /** For each of its subjects the same subject in the base segment, or -1: a changed entry keeps its siblings' words. */
  baseSubjects: Int32Array | undefined
}

export function makeShelf(segment: Segment, baseSubjects?: Int32Array): Shelf {
  const count = segment.documents.length
  return {
    segment,
    scratch: makeScratch(segment),
    score: new Float32Array(count),
    pass: new Uint8Array(count),
    passKey: '',
    deaths: 0,
    freshnessDay: undefined,
    freshness: new Uint8Array(count),
    baseSubjects,
  }
}

/** Makes `freshness` and `pass` those of this day and these filters, unless they are already. */
export function prepareShelf(shelf: Shelf, filters: LookupFilters, today: Day, categories: Interner): void {
  if (shelf.freshnessDay !== today) {
    shelf.freshness = freshnessColumn(shelf.segment, today)
    shelf.freshnessDay = today
  }
  const { scope, district, organization, offices, category, kind, freshness } = filters
  const key = JSON.stringify([today, shelf.deaths, scope, district, organization, offices, category, kind, freshness])
  if (key === shelf.passKey) return
  passing(shelf.segment, filters, shelf.freshness, categories, shelf.pass)
  shelf.passKey = key
}
