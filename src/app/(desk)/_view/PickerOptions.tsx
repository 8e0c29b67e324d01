import { useEffect, useRef } from 'react'

export interface PickerOption {
  value: string | null
  name: string
  /** What typing is matched against when it is more than the name. */
  search?: string
  depth?: number
  count?: number | undefined
}

interface PickerOptionsProps {
  id: string
  label: string
  options: readonly PickerOption[]
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
          <span>{option.name}</span>
          {option.count !== undefined && <span className="picker-count">{option.count.toLocaleString('ko')}</span>}
        </li>
      ))}
    </ul>
  )
}
