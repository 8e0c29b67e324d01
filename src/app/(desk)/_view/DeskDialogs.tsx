import type { DeskDialog } from '../_state/useLayers'
import type { Session } from '../_state/useSession'
import { CopyDialog } from './CopyDialog'
import { Dialog } from './Dialog'
import { PasswordDialog } from './PasswordDialog'
import { SignInForm } from './SignInForm'

interface DeskDialogsProps {
  dialog: DeskDialog | null
  /** What could not be copied. */
  copyText: string | null
  session: Session
  onClose: () => void
  onPasswordChanged: () => void
  onSignedIn: () => void
}

/** One dialog at a time; being signed out comes before all others. */
export function DeskDialogs(props: DeskDialogsProps) {
  const { dialog, copyText, session, onClose } = props
  if (session.state === 'expired') return <ExpiredDialog session={session} onSignedIn={props.onSignedIn} />
  if (copyText !== null) return <CopyDialog text={copyText} onClose={onClose} />
  if (dialog === 'password') return <PasswordDialog onClose={onClose} onChanged={props.onPasswordChanged} />
  return null
}

/** Signed out in the middle of a call: the question and the last answer stay behind it. */
function ExpiredDialog({ session, onSignedIn }: { session: Session; onSignedIn: () => void }) {
  return (
    <Dialog title="다시 로그인해 주세요">
      <p className="dialog-note">로그인이 끝났습니다. 찾던 내용은 그대로 있습니다.</p>
      <SignInForm
        email={session.user?.email}
        onSignedIn={(user) => {
          session.signedIn(user)
          onSignedIn()
        }}
      />
    </Dialog>
  )
}
