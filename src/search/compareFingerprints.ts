import type { Fingerprint } from '../domain/searchDocument'

export interface FingerprintDifference {
  /** Ids that the index does not have, has with another revision or hash, or has too much. */
  missing: string[]
  differing: string[]
  extra: string[]
}

/** @returns the ids that two sides do not agree on; `differing` are in both with another revision or hash. */
export function compareFingerprints(
  truth: readonly Fingerprint[],
  held: readonly Fingerprint[],
): FingerprintDifference {
  const heldById = new Map(held.map((print) => [print.id, print]))
  const result: FingerprintDifference = { missing: [], differing: [], extra: [] }
  for (const { id, revision, contentHash } of truth) {
    const other = heldById.get(id)
    heldById.delete(id)
    if (!other) result.missing.push(id)
    else if (other.revision !== revision || other.contentHash !== contentHash) result.differing.push(id)
  }
  result.extra.push(...heldById.keys())
  return result
}
