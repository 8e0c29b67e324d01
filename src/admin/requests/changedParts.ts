import { PART_NAMES, partText, type EntryParts, type PartName, type ProposedParts } from '../../domain/entryParts'

/** @returns the same without the rows and lines of the form that were left empty. */
export function withoutBlanks(parts: EntryParts): EntryParts {
  return {
    ...parts,
    phones: parts.phones.filter(({ number }) => number.trim() !== ''),
    links: parts.links.map((link) => link.trim()).filter(Boolean),
    applyPeriods: parts.applyPeriods.filter(({ from, until }) => from !== '' || until !== ''),
  }
}

/** @returns the parts whose text differs, spaces at their ends aside. */
export function changedParts(before: EntryParts, after: EntryParts): PartName[] {
  const kept = withoutBlanks(after)
  return PART_NAMES.filter((name) => partText(name, before).trim() !== partText(name, kept).trim())
}

/** @returns these parts alone, as a request proposes them. */
export function proposedOf(parts: EntryParts, names: readonly PartName[]): ProposedParts {
  const kept = withoutBlanks(parts)
  return Object.fromEntries(names.map((name) => [name, kept[name]]))
}
