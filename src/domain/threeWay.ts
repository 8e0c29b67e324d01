import { PART_NAMES, partText, type EntryParts, type PartName, type ProposedParts } from './entryParts'

/**
 * `apply`: to be set, nobody else touched it. `already`: the text of now says it. `conflict`: it was changed to something
 * else since the request began. `kept`: changed since, and the request says nothing about it.
 */
export type PartState = 'apply' | 'already' | 'conflict' | 'kept'

export interface PartDifference {
  part: PartName
  /** As `partText` gives them. */
  base: string
  current: string
  proposed: string
  state: PartState
}

/**
 * Sets what a request proposes against the text it began from and the text of now.
 * @returns the parts that the request or somebody else changed, in reading order
 */
export function threeWay(input: { base: EntryParts; current: EntryParts; proposed: ProposedParts }): PartDifference[] {
  return PART_NAMES.flatMap((part): PartDifference[] => {
    const [base, current] = [partText(part, input.base), partText(part, input.current)]
    const isProposed = part in input.proposed
    if (!isProposed && base === current) return []
    const proposed = isProposed ? partText(part, input.proposed) : current
    return [{ part, base, current, proposed, state: stateOf(base, current, isProposed ? proposed : undefined) }]
  })
}

function stateOf(base: string, current: string, proposed: string | undefined): PartState {
  if (proposed === undefined) return 'kept'
  if (proposed === current) return 'already'
  return base === current ? 'apply' : 'conflict'
}

/** Whether somebody changed the text since the request began. A check date or a mark is not a change of the text. */
export const hasMovedOn = (differences: readonly PartDifference[]): boolean =>
  differences.some(({ base, current }) => base !== current)

/** What staff say of a part that two sides changed. */
export type Choice = 'proposed' | 'current'
export type Choices = Partial<Record<PartName, Choice>>

/** @returns the parts that nobody has decided about. */
export function openConflicts(differences: readonly PartDifference[], choices: Choices): PartName[] {
  return differences.filter(({ part, state }) => state === 'conflict' && !choices[part]).map(({ part }) => part)
}

/** @returns the part of a proposal that is to be written: what nobody else touched, and what staff chose. */
export function chosenParts(
  proposed: ProposedParts,
  differences: readonly PartDifference[],
  choices: Choices,
): ProposedParts {
  const taken = differences.filter(
    ({ part, state }) => state === 'apply' || (state === 'conflict' && choices[part] === 'proposed'),
  )
  return Object.fromEntries(taken.map(({ part }) => [part, proposed[part]]))
}
