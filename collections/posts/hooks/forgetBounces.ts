import type { CollectionBeforeChangeHook } from 'payload'

import type { Post } from '../../../payload-types'

type Person = NonNullable<Post['people']>[number]

/** A person whose address is changed is written to again. `bouncedAt` itself is the system's: it comes from the stored row. */
export const forgetBounces: CollectionBeforeChangeHook<Post> = ({ data, originalDoc }) => {
  if (!data.people) return data
  const before = new Map((originalDoc?.people ?? []).map((person) => [person.id, person]))
  const people = data.people.map((person: Person): Person => {
    const known = before.get(person.id)
    const stays = known !== undefined && known.email === person.email
    return { ...person, bouncedAt: stays ? (known.bouncedAt ?? null) : null }
  })
  return { ...data, people }
}
