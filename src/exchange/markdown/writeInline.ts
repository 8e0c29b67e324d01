import { FORMAT, type NormalLine, type NormalRun } from '../../domain/normalBody'
import { readInline } from './readInline'

/** How carefully a line is written: as typed, with `\` before marks in the text, with the marks that work everywhere. */
type Care = 'typed' | 'escaped' | 'explicit'

const SHORT_MARKS: [number, string][] = [
  [FORMAT.strike, '~~'],
  [FORMAT.bold, '**'],
  [FORMAT.italic, '*'],
]
const LONG_MARKS: [number, string][] = [
  [FORMAT.bold, '*'],
  [FORMAT.italic, '_'],
  [FORMAT.strike, '-'],
  [FORMAT.underline, '+'],
  [FORMAT.superscript, '^'],
  [FORMAT.subscript, '~'],
]
const MARKUP = /[\\*_`[\]{}~]/g
const MAY_BE_READ_AS_MARKUP = /[*`[\\{]|~~/

/**
 * @returns the lines with markup, as little changed as reads back the same: `60~80%`, `file_name` and `3*4` come out as
 * they were typed. Each way of writing is read again, and the first that gives the same lines is taken.
 */
export function writeInline(lines: readonly NormalLine[]): string[] {
  const typed = lines.map((line) => writeLine(line, 'typed'))
  if (lines.every(isPlain) && !typed.some((text) => MAY_BE_READ_AS_MARKUP.test(text))) return typed
  if (readsBack(typed, lines)) return typed
  const escaped = lines.map((line) => writeLine(line, 'escaped'))
  return readsBack(escaped, lines) ? escaped : lines.map((line) => writeLine(line, 'explicit'))
}

function readsBack(texts: readonly string[], lines: readonly NormalLine[]): boolean {
  return JSON.stringify(readInline(texts)) === JSON.stringify(lines)
}

function isPlain(line: NormalLine): boolean {
  return line.length === 1 && line[0]?.format === undefined && line[0]?.url === undefined
}

function writeLine(line: NormalLine, care: Care): string {
  let text = ''
  for (let start = 0; start < line.length;) {
    const url = line[start]?.url
    let end = start + 1
    while (end < line.length && line[end]?.url === url) end += 1
    const inner = writeRuns(line.slice(start, end), care)
    text += url === undefined ? inner : `[${inner}](${writeUrl(url, care)})`
    start = end
  }
  return text
}

function writeUrl(url: string, care: Care): string {
  return care === 'typed' ? url : `<${url.replace(/[\\<>&]/g, '\\$&')}>`
}

/** Closes what the next run no longer has and opens what it has more; short marks have to close in reverse order. */
function writeRuns(runs: readonly NormalRun[], care: Care): string {
  let text = ''
  let open: number[] = []
  for (const run of runs) {
    const format = run.format ?? 0
    const kept = firstUnwanted(open, format)
    text += open
      .slice(kept)
      .reverse()
      .map((look) => mark(look, care, 'close'))
      .join('')
    open = open.slice(0, kept)
    const wanted = LONG_MARKS.map(([look]) => look).filter((look) => format & look && !open.includes(look))
    text += wanted.map((look) => mark(look, care, 'open')).join('') + writeText(run, care)
    open.push(...wanted)
  }
  return (
    text +
    open
      .reverse()
      .map((look) => mark(look, care, 'close'))
      .join('')
  )
}

function firstUnwanted(open: readonly number[], format: number): number {
  const index = open.findIndex((look) => !(format & look))
  return index === -1 ? open.length : index
}

function mark(look: number, care: Care, side: 'open' | 'close'): string {
  const short = care === 'explicit' ? undefined : SHORT_MARKS.find(([own]) => own === look)?.[1]
  if (short !== undefined) return short
  const long = LONG_MARKS.find(([own]) => own === look)?.[1] ?? ''
  return side === 'open' ? `{${long}` : `${long}}`
}

function writeText(run: NormalRun, care: Care): string {
  if ((run.format ?? 0) & FORMAT.code) return writeCode(run.text)
  return care === 'typed' ? run.text : run.text.replace(MARKUP, '\\$&')
}

/** A fence longer than any in the text; a space inside it where the text begins or ends with a backtick or a space. */
function writeCode(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  const padding = /^[` ]|[` ]$/.test(text) && /[^ ]/.test(text) ? ' ' : ''
  return `${fence}${padding}${text}${padding}${fence}`
}
