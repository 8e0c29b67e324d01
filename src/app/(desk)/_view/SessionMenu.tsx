import { memo, useEffect, useRef, useState } from 'react'
import type { DeskUser } from '../_api/session'
import { ROLE_LABELS } from '../_text/labels'
import { Icon } from './Icon'
import { ThemeSwitch } from './ThemeSwitch'

interface SessionMenuProps {
  user: DeskUser | null
  singleKeys: boolean
  onSingleKeys: (on: boolean) => void
  onPassword: () => void
  onSignOut: () => void
}

/** Who is signed in, and what has to do with that. */
export const SessionMenu = memo(function SessionMenu({
  user,
  singleKeys,
  onSingleKeys,
  onPassword,
  onSignOut,
}: SessionMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null)
  const [isOpen, setIsOpen] = useState(false)

  useEffect(() => {
    if (!isOpen) return
    const close = (event: Event): void => {
      const outside = event.type === 'pointerdown' && !menu.current?.contains(event.target as Node)
      if (outside || (event instanceof KeyboardEvent && event.key === 'Escape')) menu.current?.removeAttribute('open')
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('keydown', close)
    }
  }, [isOpen])

  const closeAnd = (act: () => void) => () => {
    menu.current?.removeAttribute('open')
    act()
  }
  const mayManage = user?.role === 'editor' || user?.role === 'admin'
  return (
    <details ref={menu} className="session" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="user" size={18} />
        <span className="session-name">{user?.name ?? '내 정보'}</span>
        <Icon name="down" size={14} />
      </summary>
      <div className="session-panel">
        {user && (
          <p className="session-who">
            <strong>{user.name}</strong>
            <span>
              {ROLE_LABELS[user.role]} · {user.email}
            </span>
          </p>
        )}
        <ThemeSwitch />
        <label className="session-item session-check">
          <input type="checkbox" checked={singleKeys} onChange={(event) => onSingleKeys(event.currentTarget.checked)} />
          한 글자 단축키
        </label>
        {mayManage && (
          <a className="session-item" href="/admin">
            관리 화면
          </a>
        )}
        <button type="button" className="session-item" onClick={closeAnd(onPassword)}>
          비밀번호 변경
        </button>
        <button type="button" className="session-item" onClick={closeAnd(onSignOut)}>
          로그아웃
        </button>
      </div>
    </details>
  )
})
