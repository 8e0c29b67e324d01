import { useEffect, useRef, type ReactNode } from 'react'
import { Icon } from './Icon'

interface SidePanelProps {
  title: string
  /** For what is read rather than filled in. */
  isWide?: boolean
  /** Whether it takes the focus when it opens. */
  takesFocus?: boolean
  onClose: () => void
  children: ReactNode
}

/** Lies over the edge of the answer, moves nothing and blocks nothing; Esc takes it away. */
export function SidePanel({ title, isWide, takesFocus = true, onClose, children }: SidePanelProps) {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!takesFocus) return
    const first = panel.current?.querySelector<HTMLElement>('[data-first]') ?? panel.current
    first?.focus({ preventScroll: true })
  }, [takesFocus])
  return (
    <aside
      ref={panel}
      className={isWide ? 'side-panel side-panel--wide' : 'side-panel'}
      tabIndex={-1}
      aria-label={title}
    >
      <header className="side-panel-head">
        <h2>{title}</h2>
        <button type="button" className="dialog-close" aria-label="닫기" onClick={onClose}>
          <Icon name="close" size={18} />
        </button>
      </header>
      {children}
    </aside>
  )
}
