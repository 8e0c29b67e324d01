import { memo, useMemo } from 'react'
import { DISTRICTS } from '../../../domain/districts'
import { FRESHNESS, type Freshness } from '../../../domain/freshness'
import type { LookupAnswer } from '../../../domain/lookup'
import type { DeskQuery } from '../_api/lookup'
import type { DeskFilters } from '../_state/deskPlace'
import type { FilterName } from '../_state/useLayers'
import { usePlaces } from '../_state/usePlaces'
import { categoryLabel, categoryTree } from '../_text/categoryTree'
import { FRESHNESS_LABELS } from '../_text/labels'
import { FilterButton } from './FilterButton'
import type { PickerOption } from './PickerOptions'

interface FilterBarProps {
  query: DeskQuery
  facets: LookupAnswer['facets'] | null
  candidates: readonly string[]
  open: FilterName | null
  onOpen: (name: FilterName | null) => void
  onFilter: (filters: DeskFilters) => void
}

const EVERYTHING: PickerOption = { value: null, name: '전체' }
const NO_OPTIONS: readonly PickerOption[] = []

export const FilterBar = memo(function FilterBar({
  query,
  facets,
  candidates,
  open,
  onOpen,
  onFilter,
}: FilterBarProps) {
  const places = usePlaces(open === 'district')
  // Only for the list that is open: the counts change with every letter.
  const options = useMemo(() => {
    if (open === 'district') return districtOptions(facets?.district ?? {}, candidates, places)
    if (open === 'category') return categoryOptions(facets?.category ?? {})
    return open === 'freshness' ? freshnessOptions(facets?.freshness ?? {}) : NO_OPTIONS
  }, [open, facets, candidates, places])
  const toggle = (name: FilterName) => (isOpen: boolean) => onOpen(isOpen ? name : null)
  return (
    <div className="filters" role="group" aria-label="찾는 범위">
      <FilterButton
        label="자치구"
        placeholder="구 이름, 초성, 동 이름"
        combo="Ctrl+G"
        isLarge
        options={options}
        value={query.district}
        isOpen={open === 'district'}
        onToggle={toggle('district')}
        onPick={(district) => onFilter({ district })}
      />
      <FilterButton
        label="분류"
        placeholder="분류 이름 또는 초성"
        combo="Alt+2"
        options={options}
        value={query.category}
        shown={query.category ? categoryLabel(query.category) : undefined}
        isOpen={open === 'category'}
        onToggle={toggle('category')}
        onPick={(category) => onFilter({ category })}
      />
      <FilterButton
        label="현행화"
        placeholder="현행화 상태"
        combo="Alt+3"
        options={options}
        value={query.freshness}
        shown={query.freshness ? FRESHNESS_LABELS[query.freshness] : undefined}
        isOpen={open === 'freshness'}
        onToggle={toggle('freshness')}
        onPick={(freshness) => onFilter({ freshness: freshness as Freshness | null })}
      />
    </div>
  )
})

/** Those that a place in the question may mean come first. */
function districtOptions(
  counts: Readonly<Record<string, number>>,
  candidates: readonly string[],
  places: ReturnType<typeof usePlaces>,
): PickerOption[] {
  const others = DISTRICTS.filter((district) => !candidates.includes(district))
  const options = [...candidates, ...others].map((name) => ({
    value: name,
    name,
    count: counts[name],
    places: places?.[name],
    isMeant: candidates.includes(name),
  }))
  return [EVERYTHING, ...options]
}

function categoryOptions(counts: Readonly<Record<string, number>>): PickerOption[] {
  const options = categoryTree(counts).map(({ path, name, depth, count }) => {
    return { value: path, name, search: path, depth, count }
  })
  return [EVERYTHING, ...options]
}

function freshnessOptions(counts: Readonly<Record<string, number>>): PickerOption[] {
  const options = FRESHNESS.map((value) => ({ value, name: FRESHNESS_LABELS[value], count: counts[value] }))
  return [EVERYTHING, ...options]
}
