import { useEffect, useRef } from 'react'
import { isComposing } from './isComposing'

/** What the keys do. Ctrl chords work everywhere, single letters outside fields and only when they are switched on. */
export interface DeskKeyActions {
  step: (by: number) => void
  open: () => void
  newCall: (keepsDistrict: boolean) => void
  copy: () => void
  copySms: () => void
  copyRecord: () => void
  toBox: () => void
  scrollAnswer: (pages: number) => void
  pickDistrict: () => void
  pickCategory: () => void
  pickFreshness: () => void
  clearFilters: () => void
  /** Shows the answer of the n-th tab, 0 for the first. */
  showTab: (at: number) => void
  /** Shows the tab so many places on, round and round. */
  turnTabs: (by: number) => void
  compare: () => void
  togglePin: () => void
  notes: () => void
  emergency: () => void
  help: () => void
  /** The running briefs, one after the other. */
  briefs: () => void
  /** What opens the 응대 카드 on this digit; `undefined` when none lies there. */
  card: (key: string) => Action
  flag: () => void
  /** A shift lead's 긴급공지. */
  notice: () => void
  /** Shows the text that came while the answer was read. */
  renew: () => void
}

type Action = (() => void) | undefined

/** Listens on the window, behind every control: what a picker or a dialog has handled is not ours any more. */
export function useDeskKeys(
  actions: DeskKeyActions,
  box: React.RefObject<HTMLInputElement | null>,
  singleKeys: boolean,
): void {
  const latest = useRef({ actions, singleKeys })
  useEffect(() => {
    latest.current = { actions, singleKeys }
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

function actionOf(
  event: KeyboardEvent,
  { actions, singleKeys }: { actions: DeskKeyActions; singleKeys: boolean },
  inBox: boolean,
): Action {
  if (event.ctrlKey || event.metaKey) return withCtrl(event, actions)
  if (event.altKey) return withAlt(event, actions)
  if (event.key === 'Escape') return actions.toBox
  if (inBox) return inTheBox(event, actions)
  if (isField(event.target) || !singleKeys) return undefined
  return event.key === '?' ? actions.help : bySingleKey(event, actions)
}

/** By the key's place on the keyboard, here and below: with Hangul switched on, its letter is another one. */
function withCtrl(event: KeyboardEvent, actions: DeskKeyActions): Action {
  if (event.altKey) return undefined
  if (event.key === 'Enter') return event.shiftKey ? actions.copySms : actions.copy
  if (event.code === 'KeyK') return () => actions.newCall(event.shiftKey)
  if (event.shiftKey) return withCtrlShift(event, actions)
  if (event.code.startsWith('Digit')) return actions.card(event.code.slice('Digit'.length))
  switch (event.code) {
    case 'KeyJ':
      return actions.briefs
    case 'KeyU':
      return actions.renew
    case 'KeyI':
      return actions.copyRecord
    case 'KeyG':
      return actions.pickDistrict
    case 'KeyB':
      return actions.compare
    case 'KeyD':
      return actions.togglePin
    case 'KeyM':
      return actions.notes
    case 'KeyE':
      return actions.emergency
    case 'BracketLeft':
      return () => actions.turnTabs(-1)
    case 'BracketRight':
      return () => actions.turnTabs(1)
    case 'Slash':
      return actions.help
    default:
      return undefined
  }
}

function withCtrlShift(event: KeyboardEvent, actions: DeskKeyActions): Action {
  switch (event.code) {
    case 'KeyF':
      return actions.flag
    case 'KeyE':
      return actions.notice
    default:
      return undefined
  }
}

function withAlt(event: KeyboardEvent, actions: DeskKeyActions): Action {
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

function inTheBox(event: KeyboardEvent, actions: DeskKeyActions): Action {
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

function bySingleKey(event: KeyboardEvent, actions: DeskKeyActions): Action {
  if (event.code === 'KeyN') return () => actions.newCall(event.shiftKey)
  if (event.shiftKey) return undefined
  switch (event.code) {
    case 'KeyC':
      return actions.copy
    case 'KeyS':
      return actions.copySms
    case 'KeyI':
      return actions.copyRecord
    case 'KeyG':
      return actions.pickDistrict
    case 'KeyB':
      return actions.compare
    case 'KeyP':
      return actions.togglePin
    case 'KeyM':
      return actions.notes
    case 'KeyE':
      return actions.emergency
    case 'KeyJ':
      return actions.briefs
    case 'KeyF':
      return actions.flag
    case 'KeyU':
      return actions.renew
    case 'Digit1':
      return () => actions.showTab(0)
    case 'Digit2':
      return () => actions.showTab(1)
    case 'Digit3':
      return () => actions.showTab(2)
    default:
      return undefined
  }
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select')
}
