import type { ReactNode } from 'react'
import { Brand } from './Brand'
import { Icon } from './Icon'
import { Keys } from './Keys'

interface DeskHeaderProps {
  onNewCall: () => void
  onHelp: () => void
  /** The search box. */
  children: ReactNode
  menu: ReactNode
}

export function DeskHeader({ onNewCall, onHelp, children, menu }: DeskHeaderProps) {
  return (
    <header className="header">
      <h1 className="header-brand">
        <Brand />
        <span className="visually-hidden">120 상담 지식 찾기</span>
      </h1>
      {children}
      <div className="header-tools">
        <button type="button" className="tool" aria-keyshortcuts="Control+K" onClick={onNewCall}>
          <Icon name="plus" size={18} />
          <span>새 통화</span>
          <Keys combo="Ctrl+K" />
        </button>
        <button type="button" className="tool" aria-keyshortcuts="Control+/" onClick={onHelp}>
          <Icon name="question" size={18} />
          <span>단축키</span>
        </button>
        {menu}
      </div>
    </header>
  )
}
