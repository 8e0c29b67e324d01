import { forwardRef } from 'react'
import { Icon } from './Icon'
import { LIST_ID, rowId } from './ResultList'

interface SearchBoxProps {
  row: number
  hasRows: boolean
  onType: (text: string) => void
}

/**
 * The one box. React never writes its value: while a syllable is being put together the input method owns the text, and
 * every state of it, half-composed ones too, is asked for as it comes.
 */
export const SearchBox = forwardRef<HTMLInputElement, SearchBoxProps>(function SearchBox(
  { row, hasRows, onType },
  ref,
) {
  return (
    <div className="box" role="search">
      <Icon name="search" size={22} />
      <input
        ref={ref}
        type="text"
        className="box-input"
        role="combobox"
        aria-label="자료 찾기"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded={hasRows}
        aria-controls={hasRows ? LIST_ID : undefined}
        aria-activedescendant={hasRows && row >= 0 ? rowId(row) : undefined}
        placeholder="찾을 말을 적어 주세요"
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        autoFocus
        onInput={(event) => onType(event.currentTarget.value)}
      />
    </div>
  )
})
