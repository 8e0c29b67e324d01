import { FORMAT, type NormalLine, type NormalRun } from './normalBody'

/** Text of one look within a line. `format` 0 and `url` '' for none. */
export interface Run {
  text: string
  format: number
  url: string
}

/** The looks that show nothing on a space. */
const UNSEEN_ON_SPACE = FORMAT.bold | FORMAT.italic | FORMAT.subscript | FORMAT.superscript

/**
 * @returns one line as it reads: adjacent runs of one look joined, spaces at the ends of the line dropped, bold and the
 * like taken off spaces at the edges of a run, where they show nothing; `[]` for a line without text.
 */
export function tidyRuns(runs: readonly Run[]): NormalLine {
  const only = runs[0]
  if (!only) return []
  if (runs.length === 1 && isPlain(only)) return plainLine(only.text)
  return trimEnds(joinRuns(settleSpaces(joinRuns(runs)))).map(normalRun)
}

function plainLine(text: string): NormalLine {
  const trimmed = trimStart(trimEnd(text))
  return trimmed === '' ? [] : [{ text: trimmed.normalize('NFC') }]
}

function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = []
  for (const run of runs) {
    if (run.text === '') continue
    const last = joined.at(-1)
    if (last && last.format === run.format && last.url === run.url) last.text += run.text
    else joined.push({ ...run })
  }
  return joined
}

/** Spaces at the edge of a run keep an unseen look or a link only between two texts that both have it. */
function settleSpaces(runs: readonly Run[]): Run[] {
  const pieces = runs.flatMap(cutSpaces)
  const textsAfter = neighbours(pieces.toReversed()).toReversed()
  return neighbours(pieces).map((before, index) => {
    const piece = pieces[index] ?? before
    if (!isSpace(piece)) return piece
    const after = textsAfter[index]
    const shared = before.format & (after?.format ?? 0)
    const linked = before.url === piece.url && after?.url === piece.url
    return { text: piece.text, format: piece.format & (~UNSEEN_ON_SPACE | shared), url: linked ? piece.url : '' }
  })
}

/** @returns for each piece the nearest one with text at or before it. */
function neighbours(pieces: readonly Run[]): Run[] {
  let nearest: Run = { text: '', format: 0, url: '' }
  return pieces.map((piece) => {
    if (!isSpace(piece)) nearest = piece
    return nearest
  })
}

function cutSpaces(run: Run): Run[] {
  const text = trimStart(run.text)
  const before = run.text.slice(0, run.text.length - text.length)
  const core = trimEnd(text)
  return [before, core, text.slice(core.length)].filter((part) => part !== '').map((part) => ({ ...run, text: part }))
}

function trimEnds(runs: Run[]): Run[] {
  const first = runs[0]
  if (first && isPlain(first)) first.text = trimStart(first.text)
  const last = runs.at(-1)
  if (last && isPlain(last)) last.text = trimEnd(last.text)
  return runs.filter((run) => run.text !== '')
}

function normalRun(run: Run): NormalRun {
  const normal: NormalRun = { text: run.text.normalize('NFC') }
  if (run.format !== 0) normal.format = run.format
  if (run.url !== '') normal.url = run.url
  return normal
}

function trimStart(text: string): string {
  return text.replace(/^[ \t]+/, '')
}

/** By hand: a pattern that ends in `$` takes quadratic time on a text full of spaces. */
function trimEnd(text: string): string {
  let end = text.length
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end -= 1
  return text.slice(0, end)
}

function isSpace(run: Run): boolean {
  return trimStart(run.text) === ''
}

function isPlain(run: Run): boolean {
  return run.format === 0 && run.url === ''
}
