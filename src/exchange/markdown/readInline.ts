import type { NormalLine } from '../../domain/normalBody'
import { tidyRuns, type Run } from '../../domain/tidyRuns'
import { inlineRuns } from './inlineRuns'

const MAY_HOLD_MARKUP = /[*`[\\{]|~~/

/** @returns the lines of a block, markup read, tidy; without the empty ones. Text without markup takes the short way. */
export function readInline(lines: readonly string[]): NormalLine[] {
  const text = lines.join('\n')
  const runs = MAY_HOLD_MARKUP.test(text) ? inlineRuns(text) : [{ text, format: 0, url: '' }]
  return cutLines(runs)
    .map(tidyRuns)
    .filter((line) => line.length > 0)
}

function cutLines(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]]
  for (const run of runs) {
    const [first = '', ...others] = run.text.split('\n')
    lines.at(-1)?.push({ ...run, text: first })
    for (const text of others) lines.push([{ ...run, text }])
  }
  return lines
}
