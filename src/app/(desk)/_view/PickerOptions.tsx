import { useEffect, useRef } from 'react'

export interface PickerOption {
  value: string | null
  name: string
  /** What typing is matched against when it is more than the name. */
  search?: string
  /** Names that mean this option too: the 동 of a district. */
  places?: readonly string[] | undefined
  depth?: number
  /** Whether the question may mean it. */
  isMeant?: boolean
  count?: number | undefined
}

/** An option that was found, and the place it was found by. */
export interface FoundOption extends PickerOption {
  place?: string
}

interface PickerOptionsProps {
  id: string
  label: string
  options: readonly FoundOption[]
  at: number
  value: string | null
  onPick: (at: number) => void
}

export function PickerOptions({ id, label, options, at, value, onPick }: PickerOptionsProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at, options])

  if (options.length === 0) return <p className="picker-none">맞는 이름이 없습니다.</p>
  return (
    <ul id={id} ref={list} role="listbox" aria-label={label} className="picker-options">
      {options.map((option, index) => (
        <li
          key={option.value ?? ''}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          className={option.value === value ? 'picker-option is-chosen' : 'picker-option'}
          style={{ paddingInlineStart: `${1.2 + (option.depth ?? 0) * 1.6}rem` }}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(index)}
        >
          <span>
            {option.name}
            {option.place && <span className="picker-place">{option.place}</span>}
          </span>
          {option.count !== undefined && <span className="picker-count">{option.count.toLocaleString('ko')}</span>}
        </li>
      ))}
    </ul>
  )
}
