import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { isComposing } from '../_state/isComposing'
import { matchesTyped } from '../_text/matchesTyped'
import { matchingPlace } from '../_text/matchingPlace'
import { PickerOptions, type FoundOption, type PickerOption } from './PickerOptions'

interface PickerProps {
  label: string
  placeholder: string
  /** The first is 전체, with the value `null`. */
  options: readonly PickerOption[]
  value: string | null
  onPick: (value: string | null) => void
  onClose: () => void
}

/** A list to choose from by typing a few letters, first sounds are enough. Backspace in the empty field takes 전체. */
export function Picker({ label, placeholder, options, value, onPick, onClose }: PickerProps) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const found = findOptions(options, typed)
  const [at, setAt] = useState(() => firstMeant(options, value))
  useEffect(() => field.current?.focus(), [])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey) return
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }
    const step = steps[event.key]
    if (step !== undefined) setAt(Math.min(Math.max(at + step, 0), found.length - 1))
    else if (event.key === 'Enter') pickAt(at)
    else if (event.key === 'Escape' || event.key === 'Tab') onClose()
    else if (event.key === 'Backspace' && typed === '') onPick(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const pickAt = (index: number): void => {
    const option = found[index]
    if (option) onPick(option.value)
  }

  return (
    <div className="picker" onKeyDown={onKeyDown}>
      <input
        ref={field}
        type="text"
        className="picker-field"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        onInput={(event) => {
          const text = event.currentTarget.value
          setTyped(text)
          // With letters typed the first match is meant; 전체 stands first only in the whole list.
          setAt(0)
        }}
      />
      <PickerOptions id={id} label={label} options={found} at={at} value={value} onPick={pickAt} />
    </div>
  )
}

/** Those whose name fits, then those that one of their places means. */
function findOptions(options: readonly PickerOption[], typed: string): FoundOption[] {
  const byName = options.filter((option) => matchesTyped(option.search ?? option.name, typed))
  const byPlace = options.flatMap((option) => {
    const place = option.places && matchingPlace(option.places, typed)
    return place && !byName.includes(option) ? [{ ...option, place: `${place}동` }] : []
  })
  return [...byName, ...byPlace]
}

/** What is chosen now; before that what the question may mean; else the first. */
function firstMeant(options: readonly PickerOption[], value: string | null): number {
  const candidate = value === null ? options.findIndex((option) => option.isMeant) : -1
  return Math.max(0, candidate === -1 ? options.findIndex((option) => option.value === value) : candidate)
}
