import { memo } from 'react'
import { Icon, type IconName } from './Icon'
import { Keys } from './Keys'

interface PaneToolsProps {
  isPinned: boolean
  /** Whether there is an answer to pin. */
  hasAnswer: boolean
  /** Whether other districts answer the same subject. */
  canCompare: boolean
  onPin: () => void
  onCompare: () => void
  onNotes: () => void
  onEmergency: () => void
  onFlag: () => void
  /** `undefined` for whoever publishes no 긴급공지. */
  onNotice: (() => void) | undefined
}

/** What can be done beside reading; each has its key. */
export const PaneTools = memo(function PaneTools(props: PaneToolsProps) {
  return (
    <div className="tools">
      <Tool icon="compare" name="구 비교" combo="Ctrl+B" disabled={!props.canCompare} onClick={props.onCompare} />
      <Tool
        icon="pin"
        name="고정"
        combo="Ctrl+D"
        pressed={props.isPinned}
        disabled={!props.hasAnswer}
        onClick={props.onPin}
      />
      <Tool icon="note" name="메모" combo="Ctrl+M" onClick={props.onNotes} />
      <Tool icon="phone" name="112·119" combo="Ctrl+E" onClick={props.onEmergency} />
      <Tool icon="flag" name="의견" combo="Ctrl+Shift+F" onClick={props.onFlag} />
      {props.onNotice && <Tool icon="overdue" name="긴급공지" combo="Ctrl+Shift+E" onClick={props.onNotice} />}
    </div>
  )
})

interface ToolProps {
  icon: IconName
  name: string
  combo: string
  pressed?: boolean
  disabled?: boolean
  onClick: () => void
}

function Tool({ icon, name, combo, pressed, disabled, onClick }: ToolProps) {
  return (
    <button
      type="button"
      className="pane-tool"
      title={`${name} (${combo})`}
      aria-keyshortcuts={combo.replace('Ctrl', 'Control')}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
      <span>{name}</span>
      <Keys combo={combo} />
    </button>
  )
}
