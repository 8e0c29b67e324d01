import { addDays, dayOf, storedDay, type Day } from '../../domain/day'

/** Somebody in a seat of a post, as it lies in MongoDB. */
export interface PersonRow {
  id: string
  as: string
  name?: string | null
  email?: string | null
  phone?: string | null
  active?: boolean | null
  /** The day of taking over; none for who has it already. */
  from?: Date | null
  /** The last day in the seat. */
  until?: Date | null
}

/**
 * @returns the people of a post when this person takes a seat on `from`: in place of whoever has it when that day has come,
 *   else beside them, who stay until the day before. Said twice, it is the same.
 */
export function seatPerson(input: {
  people: readonly PersonRow[]
  person: { id: string; as: string; name: string; email: string; phone: string }
  from: Day
  today: Day
}): PersonRow[] {
  const { people, person, from, today } = input
  const seated: PersonRow = { ...person, active: true, from: storedDay(from) }
  const isSame = (each: PersonRow): boolean =>
    each.as === person.as && each.email === person.email && each.from !== null && each.from !== undefined
      ? dayOf(each.from) === from
      : false
  if (people.some(isSame)) return [...people]
  if (from <= today) {
    const at = people.findIndex((each) => each.as === person.as)
    return at === -1 ? [...people, seated] : people.map((each, index) => (index === at ? seated : each))
  }
  const until = storedDay(addDays(from, -1))
  return [...people.map((each) => (each.as === person.as && !each.until ? { ...each, until } : each)), seated]
}
