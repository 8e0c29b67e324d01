/**
 * @returns JSON that is the same text for the same meaning: keys sorted by code unit, strings in NFC, members that are
 * `undefined`, `null`, `''`, `[]` or `{}` left out of objects (and kept in lists, where the place counts).
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(canonical(value)) ?? 'null'
}

function canonical(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map(canonical)
  if (value === null || typeof value !== 'object') return value
  const sorted = Object.create(null) as Record<string, unknown>
  const source: Record<string, unknown> = { ...value }
  for (const key of Object.keys(source).sort()) {
    const member = canonical(source[key])
    if (!isEmpty(member)) sorted[key] = member
  }
  return sorted
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  if (typeof value !== 'object') return false
  return Object.keys(value).length === 0
}
