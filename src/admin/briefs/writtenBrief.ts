import type { Brief, BriefKind, ReplacedLine } from '../../domain/brief'
import type { LexicalState } from '../../domain/entry'
import { lexicalToPlainText } from '../../domain/lexicalToPlainText'

interface ReplacedRow {
  entry?: string
  part?: ReplacedLine['part']
  text?: string
}

/** What stands in the form of a brief, as far as it is filled in. A list without rows is their number. */
export interface WrittenBrief {
  title?: string
  kind?: BriefKind
  place?: string
  script?: string
  body?: LexicalState
  source?: string
  transferTo?: string
  from?: string
  until?: string | null
  mustRead?: boolean
  changeNote?: string
  overlays?: string[] | number
  replaces?: ReplacedRow[] | number
  updates?: { at?: string; text?: string }[] | number
}

const EMPTY_BODY: LexicalState = { root: { type: 'root', version: 1, children: [] } }
const EVERYBODY: Brief['audience'] = { channels: [], menus: [], shifts: [], languages: [] }

/** @returns the ids of the entries the brief lies over, each once */
export function entryIdsOf({ overlays, replaces }: WrittenBrief): string[] {
  return [...new Set([...rowsIn(overlays), ...rowsIn(replaces).flatMap(({ entry }) => entry ?? [])])]
}

/**
 * @param codes of its entries by their ids; those not known yet are left out
 * @returns the brief as the desk would get it if it were published as it is written
 */
export function writtenBrief(written: WrittenBrief, codes: ReadonlyMap<string, string>): Brief {
  const body = written.body?.root ? written.body : EMPTY_BODY
  return {
    id: 'written',
    code: '',
    kind: written.kind ?? 'brief',
    title: written.title?.trim() || '제목',
    script: written.script ?? '',
    place: written.place ?? '',
    body,
    bodyText: lexicalToPlainText(body),
    source: written.source ?? '',
    transferTo: written.transferTo ?? '',
    from: written.from || new Date(0).toISOString(),
    until: written.until || null,
    mustRead: written.mustRead === true,
    audience: EVERYBODY,
    overlays: rowsIn(written.overlays).flatMap((id) => codes.get(id) ?? []),
    replaces: rowsIn(written.replaces).flatMap(({ entry, part, text }) => {
      const code = entry && codes.get(entry)
      return code && part ? [{ entry: code, part, text: text ?? '' }] : []
    }),
    updates: rowsIn(written.updates).flatMap(({ at, text }) => (at && text ? [{ at, text }] : [])),
    changeNote: written.changeNote ?? '',
    revision: 0,
  }
}

function rowsIn<T>(value: T[] | number | undefined | null): T[] {
  return Array.isArray(value) ? value : []
}
