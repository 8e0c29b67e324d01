import { useCallback, useLayoutEffect, useRef } from 'react'

/**
 * @returns one function for as long as the component stands, which does what `act` did at the newest render: what gets it
 * as a property need not be drawn again. Not to be called while rendering.
 */
export function useStable<Given extends unknown[], Back>(act: (...given: Given) => Back): (...given: Given) => Back {
  const newest = useRef(act)
  useLayoutEffect(() => {
    newest.current = act
  })
  return useCallback((...given: Given) => newest.current(...given), [])
}
