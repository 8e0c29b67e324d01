import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { Icon } from './Icon'

interface DialogProps {
  title: string
  /** Without it the dialog can't be left unanswered. */
  onClose?: () => void
  children: ReactNode
}

/** The browser's own modal dialog: it holds the focus, makes the rest inert and closes by Esc. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  // Before the element leaves the page: only a dialog that is closed gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    // The browser would take the first control, which is the one that closes.
    const first = element?.querySelector<HTMLElement>('[data-first]') ?? element
    first?.focus()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="dialog"
      tabIndex={-1}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
    >
      <header className="dialog-head">
        <h2>{title}</h2>
        {onClose && (
          <button type="button" className="dialog-close" aria-label="닫기" onClick={onClose}>
            <Icon name="close" size={18} />
          </button>
        )}
      </header>
      {children}
    </dialog>
  )
}
