import type { Fingerprint } from '../domain/searchDocument'
import { compareFingerprints } from './compareFingerprints'
import type { Changes, SearchEngine } from './engine'
import { probe } from './probe'

export interface Trouble {
  reason: 'errors' | 'slow' | 'behind'
  detail: string
}

export interface StandbyCheck {
  /** The standby takes these; the primary has to have them within `behindMs`. */
  expect(changes: Changes): void
  /** What speaks against the primary while it serves: it does not answer, holds far less, or lacks changes for too long. */
  isSound(): Promise<Trouble | undefined>
  /** What speaks against its return: that, and any difference at all beside changes of this moment. */
  isBack(): Promise<Trouble | undefined>
}

interface CheckParts {
  primary: SearchEngine
  standby: SearchEngine
  isStandbyCurrent: () => boolean
  /** What a probe lookup may take, in ms. */
  answerMs: number
  /** See StandbyTiming. */
  behindMs: number
}

/** Reading all fingerprints over the wire may take so long, in ms. */
const FINGERPRINTS_MS = 20_000
/** An index that holds so much less was emptied or is half built; it is not waited for. */
const FAR_OFF = 0.02

/** @returns whether an index of this size cannot be the one that should hold `wanted` documents, or not all of it yet. */
export function isFarOff(held: number, wanted: number): boolean {
  return Math.abs(held - wanted) > Math.max(1, wanted * FAR_OFF)
}

/** @returns what compares a primary with the standby, which holds what is published as of now. */
export function createStandbyCheck(parts: CheckParts): StandbyCheck {
  const { primary, standby, isStandbyCurrent, answerMs, behindMs } = parts
  /** Ids the primary may not have yet, and since when (monotonic, ms). */
  const expected = new Map<string, number>()
  let differsSince: number | undefined

  const expect = ({ upserts = [], removals = [] }: Changes): void => {
    for (const id of [...upserts.map((document) => document.id), ...removals])
      if (!expected.has(id)) expected.set(id, performance.now())
  }

  /** Forgets what the primary has by now. @returns how many it has lacked for too long */
  const overdue = async (): Promise<number> => {
    if (expected.size === 0) return 0
    const ids = [...expected.keys()]
    const asked = new Set(ids)
    const [truth, held] = await Promise.all([
      standby.fingerprints(ids),
      within(FINGERPRINTS_MS, primary.fingerprints(ids)),
    ])
    const lacking = differing(
      truth,
      held.filter(({ id }) => asked.has(id)),
    )
    for (const id of ids) if (!lacking.has(id)) expected.delete(id)
    return [...expected.values()].filter((since) => performance.now() - since > behindMs).length
  }

  const sizeTrouble = (held: number): Trouble | undefined => {
    const wanted = standby.status().size
    const off = Math.abs(held - wanted)
    if (off === 0) differsSince = undefined
    else differsSince ??= performance.now()
    const isOverdue = differsSince !== undefined && performance.now() - differsSince > behindMs
    return isFarOff(held, wanted) || isOverdue
      ? { reason: 'behind', detail: `holds ${held} of ${wanted} documents` }
      : undefined
  }

  /** A document that is held has to be found by its title. */
  const sampleTrouble = async (): Promise<Trouble | undefined> => {
    const sample = (await probe(standby)).candidates[0]?.document
    if (!sample) return undefined
    const found = await within(answerMs, probe(primary, sample.title))
    return found.total > 0 ? undefined : { reason: 'behind', detail: `does not find ${sample.code} by its title` }
  }

  const isSound = (): Promise<Trouble | undefined> =>
    judged(async () => {
      const { total } = await within(answerMs, probe(primary))
      if (!primary.status().ready) return NOT_READY
      if (!isStandbyCurrent()) return undefined
      const lacking = await overdue()
      if (lacking > 0) return { reason: 'behind', detail: `lacks ${lacking} changes` }
      return sizeTrouble(total)
    })

  const isBack = (): Promise<Trouble | undefined> =>
    judged(async () => {
      // Asked first, since what it answers says more: a wrong key, for one.
      const { total } = await within(answerMs, probe(primary))
      if (!primary.status().ready) return NOT_READY
      if (!isStandbyCurrent()) return { reason: 'behind', detail: 'the standby itself is behind' }
      const wanted = standby.status().size
      if (isFarOff(total, wanted)) return { reason: 'behind', detail: `holds ${total} of ${wanted} documents` }
      const lacking = await overdue()
      if (lacking > 0) return { reason: 'behind', detail: `lacks ${lacking} changes` }
      const missed = await sampleTrouble()
      if (missed) return missed
      const held = await within(FINGERPRINTS_MS, primary.fingerprints())
      const off = [...differing(await standby.fingerprints(), held)]
      const settled = off.filter((id) => performance.now() - (expected.get(id) ?? -Infinity) > behindMs)
      if (settled.length > 0) return { reason: 'behind', detail: `differs in ${settled.length} documents` }
      const still = new Set(off)
      for (const id of expected.keys()) if (!still.has(id)) expected.delete(id)
      differsSince = undefined
      return undefined
    })

  return { expect, isSound, isBack }
}

const NOT_READY: Trouble = { reason: 'errors', detail: 'has no index that was read yet' }

class TooLate extends Error {}

/** @throws TooLate after `ms` */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TooLate(`no answer in ${ms} ms`)), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

async function judged(look: () => Promise<Trouble | undefined>): Promise<Trouble | undefined> {
  try {
    return await look()
  } catch (err) {
    return {
      reason: err instanceof TooLate ? 'slow' : 'errors',
      detail: err instanceof Error ? err.message : String(err),
    }
  }
}

function differing(truth: readonly Fingerprint[], held: readonly Fingerprint[]): Set<string> {
  const { missing, differing: changed, extra } = compareFingerprints(truth, held)
  return new Set([...missing, ...changed, ...extra])
}
