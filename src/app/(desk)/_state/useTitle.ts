import { useEffect, useState } from 'react'
import { fetchEntry } from '../_api/lookup'

/** @returns an answer's title with its district, its code until that is known and when it can't be had. */
export function useTitle(code: string): string {
  const [title, setTitle] = useState(code)
  useEffect(() => {
    let wanted = true
    fetchEntry(code).then(
      (entry) => wanted && setTitle([entry.district, entry.title].filter(Boolean).join(' ')),
      // The code leads to it all the same.
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [code])
  return title
}
