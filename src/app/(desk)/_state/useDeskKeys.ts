import { useEffect, useRef } from 'react'
import { isComposing } from './isComposing'

/** What the keys do. None of them is a bare letter, so none gets in the way of typing; `?` works outside fields only. */
export interface DeskKeyActions {
  step: (by: number) => void
  open: () => void
  copy: () => void
  copySms: () => void
  toBox: () => void
  scrollAnswer: (pages: number) => void
  pickDistrict: () => void
  pickCategory: () => void
  pickFreshness: () => void
  clearFilters: () => void
  help: () => void
}

/** Listens on the window, behind every control: what a picker or a dialog has handled is not ours any more. */
export function useDeskKeys(actions: DeskKeyActions, box: React.RefObject<HTMLInputElement | null>): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isComposing(event) || document.querySelector('dialog[open]')) return
      const run = actionOf(event, latest.current, document.activeElement === box.current)
      if (!run) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [box])
}

function actionOf(event: KeyboardEvent, actions: DeskKeyActions, inBox: boolean): (() => void) | undefined {
  if (event.ctrlKey || event.metaKey) return withCtrl(event, actions)
  if (event.altKey) return withAlt(event, actions)
  if (event.key === 'Escape') return actions.toBox
  if (inBox) return inTheBox(event, actions)
  if (event.key === '?' && !isField(event.target)) return actions.help
  return undefined
}

function withCtrl(event: KeyboardEvent, actions: DeskKeyActions): (() => void) | undefined {
  if (event.key === 'Enter') return event.shiftKey ? actions.copySms : actions.copy
  if (event.code === 'Slash') return actions.help
  return undefined
}

/** By the key's place on the keyboard: with Hangul switched on, its letter is another one. */
function withAlt(event: KeyboardEvent, actions: DeskKeyActions): (() => void) | undefined {
  switch (event.code) {
    case 'Digit1':
      return actions.pickDistrict
    case 'Digit2':
      return actions.pickCategory
    case 'Digit3':
      return actions.pickFreshness
    case 'Digit0':
      return actions.clearFilters
    case 'ArrowDown':
      return () => actions.step(1)
    case 'ArrowUp':
      return () => actions.step(-1)
    default:
      return undefined
  }
}

function inTheBox(event: KeyboardEvent, actions: DeskKeyActions): (() => void) | undefined {
  if (event.shiftKey) return undefined
  switch (event.key) {
    case 'ArrowDown':
      return () => actions.step(1)
    case 'ArrowUp':
      return () => actions.step(-1)
    case 'Enter':
      return actions.open
    case 'PageDown':
      return () => actions.scrollAnswer(1)
    case 'PageUp':
      return () => actions.scrollAnswer(-1)
    default:
      return undefined
  }
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select')
}
