import type { LookupHit } from '../../../domain/lookup'

/** A part of the list before the first letter. */
export interface StartSection {
  name: string
  /** The row it begins at. */
  from: number
}

/** @returns pins, then what was read lately, then what is asked most today; nothing twice, and no empty part. */
export function startRows(own: {
  pins: readonly LookupHit[]
  recents: readonly LookupHit[]
  asked: readonly LookupHit[]
}): { rows: LookupHit[]; sections: StartSection[] } {
  const rows: LookupHit[] = []
  const sections: StartSection[] = []
  const add = (name: string, hits: readonly LookupHit[]): void => {
    const fresh = hits.filter((hit) => !rows.some(({ code }) => code === hit.code))
    if (fresh.length === 0) return
    sections.push({ name, from: rows.length })
    rows.push(...fresh)
  }
  add('고정한 자료', own.pins)
  add('방금 본 답변', own.recents)
  add('오늘 많이 찾는 자료', own.asked)
  return { rows, sections }
}
