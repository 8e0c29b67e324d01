import { parse, postprocess, preprocess } from 'micromark'
import type { Token, TokenType } from 'micromark-util-types'

import { safeLink } from '../../domain/linkUrl'
import { FORMAT } from '../../domain/normalBody'
import type { Run } from '../../domain/tidyRuns'
import { inlineSyntax } from './inlineSyntax'
import { settleMarks, type Leaf } from './settleMarks'

const PARSER = parse({ extensions: [inlineSyntax()] })
const LOOKS: Partial<Record<TokenType, number>> = {
  strong: FORMAT.bold,
  emphasis: FORMAT.italic,
  strikethrough: FORMAT.strike,
  codeText: FORMAT.code,
}
const TEXT: ReadonlySet<TokenType> = new Set(['data', 'characterEscapeValue', 'codeTextData', 'lineEnding', 'ieumMark'])
const ESCAPE = /\\([!-/:-@[-`{-~])/g

/** @returns the runs of text with markup; line breaks stay in their text as `\n`. micromark finds the marks. */
export function inlineRuns(text: string): Run[] {
  const collector = new RunCollector(text)
  for (const [side, token] of postprocess(PARSER.text().write(preprocess()(text, undefined, true)))) {
    if (side === 'enter') collector.enter(token)
    else collector.exit(token)
  }
  return collector.runs()
}

class RunCollector {
  /** The line's own leaves, and on top of them those of the link that is being read. */
  private readonly frames: Leaf[][] = [[]]
  private readonly formats = [0]
  private resource = false
  private target = ''

  constructor(private readonly source: string) {}

  runs(): Run[] {
    return settleMarks(this.frames[0] ?? [])
  }

  enter(token: Token): void {
    const look = LOOKS[token.type]
    if (look !== undefined) this.formats.push((this.formats.at(-1) ?? 0) | look)
    else if (token.type === 'link') this.frames.push([])
    else if (token.type === 'resource') this.resource = true
    else if (token.type === 'resourceDestinationString') this.target = this.slice(token).replace(ESCAPE, '$1')
    else if (!this.resource && TEXT.has(token.type)) this.push(token)
  }

  exit(token: Token): void {
    if (LOOKS[token.type] !== undefined) this.formats.pop()
    else if (token.type === 'resource') this.resource = false
    else if (token.type === 'link') this.closeLink(token)
  }

  /** A link to nowhere safe stays as it was typed. */
  private closeLink(token: Token): void {
    const leaves = this.frames.pop() ?? []
    const url = safeLink(this.target)
    this.target = ''
    if (url === undefined) this.push(token)
    else this.frames.at(-1)?.push(...settleMarks(leaves).map((run) => ({ ...run, url })))
  }

  private push(token: Token): void {
    const leaf: Leaf = { text: this.slice(token), format: this.formats.at(-1) ?? 0, url: '' }
    if (token.type === 'ieumMark') leaf.mark = true
    this.frames.at(-1)?.push(leaf)
  }

  private slice(token: Token): string {
    return this.source.slice(token.start.offset, token.end.offset)
  }
}
