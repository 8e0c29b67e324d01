import { storedDay } from '../../domain/day'
import { TEXT_PART_NAMES, type TextPart } from '../../domain/entry'
import { toEntryContent, type EntryLike } from '../../domain/entryContent'
import type { EntryParts, ProposedParts } from '../../domain/entryParts'
import { tidyName } from '../../domain/tidyName'
import { tidyText } from '../../domain/tidyText'
import { lexicalToMarkdown } from '../../exchange/lexicalToMarkdown'
import { markdownToLexical } from '../../exchange/markdownToLexical'
import { newRowId } from '../newRowId'
import type { PublishedPatch } from '../writePublished'

const NO_NAMES = { organizations: new Map(), categories: new Map(), topics: new Map() }

/** @returns what an entry's row, or the body of a publication, says in the parts a request can change. */
export function partsOf(entry: EntryLike): EntryParts {
  const content = toEntryContent(entry, NO_NAMES)
  const texts = Object.fromEntries(TEXT_PART_NAMES.map((name) => [name, tidyText(content[name])])) as Record<
    TextPart,
    string
  >
  return {
    ...texts,
    title: tidyName(content.title),
    answer: lexicalToMarkdown(content.answer),
    phones: content.phones,
    links: content.links,
    effectiveFrom: content.effectiveFrom ?? null,
    effectiveUntil: content.effectiveUntil ?? null,
    applyPeriods: content.applyPeriods,
  }
}

/** @returns the fields of the row that these parts set. */
export function patchOf(parts: ProposedParts): PublishedPatch {
  const { answer, phones, applyPeriods, effectiveFrom, effectiveUntil, links, title, ...texts } = parts
  const patch: PublishedPatch = Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, value || null]))
  if (title !== undefined) patch.title = title
  if (answer !== undefined) patch.answer = markdownToLexical(answer)
  if (links !== undefined) patch.links = links
  if (phones !== undefined) patch.phones = phones.map((phone) => ({ id: newRowId(), ...phone }))
  if (effectiveFrom !== undefined) patch.effectiveFrom = effectiveFrom ? storedDay(effectiveFrom) : null
  if (effectiveUntil !== undefined) patch.effectiveUntil = effectiveUntil ? storedDay(effectiveUntil) : null
  if (applyPeriods !== undefined) {
    patch.applyPeriods = applyPeriods.map(({ from, until }) => ({
      id: newRowId(),
      from: storedDay(from),
      until: storedDay(until),
    }))
  }
  return patch
}
