import type { BriefTimes } from '../../domain/briefStage'

/** @returns what decides a brief's stage, of a document as the admin has it, half-filled ones too. */
export function timesOf(doc: Readonly<Record<string, unknown>>): BriefTimes {
  return {
    from: isoOf(doc.from) ?? new Date(0).toISOString(),
    until: isoOf(doc.until),
    isPublished: doc._status === 'published',
    isArchived: Boolean(doc.archivedAt),
  }
}

function isoOf(value: unknown): string | null {
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string' && value !== '' ? value : null
}
