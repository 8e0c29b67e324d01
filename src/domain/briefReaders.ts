import { isFor, SHIFTS, type AgentPlace, type Audience, type Shift } from './brief'

/** Somebody at a desk, as far as reading is concerned. */
export interface Reader {
  id: string
  name: string
  team: string
  answers: AgentPlace
}

export interface ReaderState {
  id: string
  name: string
  /** The revision acknowledged last; null when none was. */
  revision: number | null
}

/** How far a team has come. People stand in the order of their names: nobody is ranked. */
export interface TeamReaders {
  team: string
  read: readonly ReaderState[]
  unread: readonly ReaderState[]
}

export const NO_TEAM = '팀 없음'
const byKorean = (a: string, b: string): number => a.localeCompare(b, 'ko')

/**
 * Who of those a brief is for has read its current revision, by team. Shifts change daily and are no part of a person, so
 * everybody who may have the shift counts.
 * @param acknowledged user id -> the revision acknowledged last
 */
export function briefReaders(input: {
  audience: Audience
  revision: number
  people: readonly Reader[]
  acknowledged: ReadonlyMap<string, number>
}): TeamReaders[] {
  const { audience, revision, people, acknowledged } = input
  const teams = new Map<string, { read: ReaderState[]; unread: ReaderState[] }>()
  for (const { id, name, team, answers } of people) {
    if (!isForSomeShift(audience, answers)) continue
    const known = teams.get(team || NO_TEAM) ?? { read: [], unread: [] }
    const seen = acknowledged.get(id) ?? null
    known[seen !== null && seen >= revision ? 'read' : 'unread'].push({ id, name, revision: seen })
    teams.set(team || NO_TEAM, known)
  }
  const sorted = (states: ReaderState[]): ReaderState[] => states.sort((a, b) => byKorean(a.name, b.name))
  return [...teams]
    .map(([team, { read, unread }]) => ({ team, read: sorted(read), unread: sorted(unread) }))
    .sort((a, b) => byKorean(a.team, b.team))
}

function isForSomeShift(audience: Audience, place: AgentPlace): boolean {
  return (Object.keys(SHIFTS) as Shift[]).some((shift) => isFor(audience, place, shift))
}
