import { useEffect, useRef } from 'react'
import { Icon } from './Icon'
import { Keys } from './Keys'
import { Picker } from './Picker'
import type { PickerOption } from './PickerOptions'

interface FilterButtonProps {
  label: string
  placeholder: string
  combo: string
  options: readonly PickerOption[]
  value: string | null
  /** How the chosen value is written; its name when not given. */
  shown?: string
  /** Whether the chosen value is written large: whose answers these are must not be overlooked. */
  isLarge?: boolean
  isOpen: boolean
  onToggle: (isOpen: boolean) => void
  onPick: (value: string | null) => void
}

/** One filter: a button that names what is chosen and opens the list; set, it carries its own way out. */
export function FilterButton(props: FilterButtonProps) {
  const { label, combo, value, isOpen, onToggle, onPick } = props
  const root = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!isOpen) return
    const onPointerDown = (event: PointerEvent): void => {
      if (!root.current?.contains(event.target as Node)) onToggle(false)
    }
    document.addEventListener('pointerdown', onPointerDown)
    return () => document.removeEventListener('pointerdown', onPointerDown)
  }, [isOpen, onToggle])

  return (
    <div
      ref={root}
      className={['filter', value !== null && 'filter--set', props.isLarge && 'filter--large']
        .filter(Boolean)
        .join(' ')}
    >
      <button
        type="button"
        className="filter-button"
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-keyshortcuts={combo.replace('Ctrl', 'Control')}
        onClick={() => onToggle(!isOpen)}
      >
        <span className="filter-label">{label}</span>
        <span className="filter-value">{value === null ? '전체' : (props.shown ?? value)}</span>
        {value === null && <Icon name="down" size={14} />}
        <Keys combo={combo} />
      </button>
      {value !== null && (
        <button type="button" className="filter-clear" aria-label={`${label} 조건 빼기`} onClick={() => onPick(null)}>
          <Icon name="close" size={14} />
        </button>
      )}
      {isOpen && (
        <Picker
          label={label}
          placeholder={props.placeholder}
          options={props.options}
          value={value}
          onPick={onPick}
          onClose={() => onToggle(false)}
        />
      )}
    </div>
  )
}
