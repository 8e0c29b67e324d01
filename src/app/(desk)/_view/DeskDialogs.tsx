import type { DeskDialog } from '../_state/useLayers'
import { CopyDialog } from './CopyDialog'
import { PasswordDialog } from './PasswordDialog'

interface DeskDialogsProps {
  dialog: DeskDialog | null
  /** What could not be copied. */
  copyText: string | null
  onClose: () => void
  onPasswordChanged: () => void
}

/** One dialog at a time. */
export function DeskDialogs(props: DeskDialogsProps) {
  const { dialog, copyText, onClose } = props
  if (copyText !== null) return <CopyDialog text={copyText} onClose={onClose} />
  if (dialog === 'password') return <PasswordDialog onClose={onClose} onChanged={props.onPasswordChanged} />
  return null
}
