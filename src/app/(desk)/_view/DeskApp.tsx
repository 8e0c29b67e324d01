'use client'

import { useSession } from '../_state/useSession'
import { DeskScreen } from './DeskScreen'
import { SignInScreen } from './SignInScreen'

/** The desk for whoever is signed in; for everybody else the way in, at the same address, so that nothing asked is lost. */
export function DeskApp() {
  const session = useSession()
  if (session.state === 'out') return <SignInScreen onSignedIn={session.signedIn} />
  return <DeskScreen session={session} />
}
