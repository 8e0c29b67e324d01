import type { Types } from 'mongoose'

import { newRowId } from '../newRowId'

export interface PersonRow {
  id: string
  as: string
  name?: string | null
  email?: string | null
  phone?: string | null
  active?: boolean | null
}

/** Who takes a seat of a post from a day on. */
export interface HandOverRow {
  id: string
  as: string
  name: string
  email: string
  phone: string
  from: Date
}

export interface PostRow {
  _id: Types.ObjectId
  people?: PersonRow[]
  handOvers?: HandOverRow[]
  updatedAt: Date
}

/** @returns the people of a post with this person in that seat, instead of whoever had it. */
export function seatPerson(people: readonly PersonRow[], { as, name, email, phone }: HandOverRow): PersonRow[] {
  const seated: PersonRow = { id: newRowId(), as, name, email, phone, active: true }
  const at = people.findIndex((person) => person.as === as)
  return at === -1 ? [...people, seated] : people.map((person, index) => (index === at ? seated : person))
}
