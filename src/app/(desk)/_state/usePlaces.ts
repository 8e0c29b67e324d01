import { useEffect, useState } from 'react'

type Places = Readonly<Record<string, readonly string[]>>

let known: Places | undefined

/** @returns the 동 of each district, read when they are first needed: they are no part of the first load. */
export function usePlaces(isNeeded: boolean): Places | undefined {
  const [places, setPlaces] = useState(known)
  useEffect(() => {
    if (!isNeeded || places) return
    void import('../../../search/query/dongs').then(({ DONGS }) => {
      known = Object.fromEntries(Object.entries(DONGS).map(([district, names]) => [district, names.split(' ')]))
      setPlaces(known)
    })
  }, [isNeeded, places])
  return places
}
