'use client'

import { useEffect } from 'react'
import { fetchMe } from '../_api/session'
import { SignInScreen } from './SignInScreen'

/** The sign-in page of its own; afterwards the desk, or the place `next` names on this site. */
export function SignInPage() {
  useEffect(() => {
    fetchMe().then(
      (user) => user && goOn(),
      () => undefined,
    )
  }, [])
  return <SignInScreen onSignedIn={goOn} />
}

function goOn(): void {
  window.location.replace(nextPlace(window.location.search))
}

/** An address of another site is never followed. */
function nextPlace(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '/'
  const url = new URL(next, window.location.origin)
  return url.origin === window.location.origin ? url.pathname + url.search : '/'
}
