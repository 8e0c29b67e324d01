import { attention } from 'micromark-core-commonmark'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { classifyCharacter } from 'micromark-util-classify-character'
import type { Code, Construct, Extension, Token, Tokenizer } from 'micromark-util-types'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    ieumMark: 'ieumMark'
  }
}

const CODE = { asterisk: 42, tilde: 126, leftBrace: 123, rightBrace: 125 } as const
/** `*`, `_`, `-`, `+`, `^`, `~`: bold, italic, struck, underlined, raised, lowered, as in Djot. */
const LOOKS = [42, 95, 45, 43, 94, 126]

/** Of CommonMark only what an answer needs; the rest would eat what people type. */
const DISABLED = [
  'attention',
  'autolink',
  'blockQuote',
  'characterReference',
  'codeFenced',
  'codeIndented',
  'definition',
  'hardBreakEscape',
  'headingAtx',
  'htmlFlow',
  'htmlText',
  'labelStartImage',
  'list',
  'setextUnderline',
  'thematicBreak',
]

/**
 * The markup within a line: `**bold**`, `*italic*`, `~~struck~~`, `` `code` ``, `[text](address)`, `\` before a mark, and
 * `{*..*}` `{_.._}` `{-..-}` `{+..+}` `{^..^}` `{~..~}` (Djot's), which work where the short marks would be taken for
 * text, and for what Markdown has no mark for. `_` and single `~` are text.
 */
export function inlineSyntax(): Extension {
  const strike = gfmStrikethrough({ singleTilde: false })
  const strikes = [strike.text?.[CODE.tilde] ?? []].flat()
  return {
    ...strike,
    disable: { null: DISABLED },
    text: {
      ...Object.fromEntries(LOOKS.map((look) => [look, closingMark])),
      [CODE.leftBrace]: openingMark,
      [CODE.asterisk]: [closingMark, strict({ ...attention, name: 'ieumAttention' })],
      [CODE.tilde]: [closingMark, ...strikes.map(strict)],
    },
  }
}

function strict(construct: Construct): Construct {
  return { ...construct, tokenize: strictTokenizer(construct.tokenize) }
}

/**
 * Marks open only where a word begins, so that `홍**님, 김**님`, `3*4*5` and `10~~20` stay as typed. One `*` closes only where
 * a word ends; two close before a josa too. More than three in a row are text.
 */
function strictTokenizer(inner: Tokenizer): Tokenizer {
  return function tokenize(effects, ok, nok) {
    const before = this.previous
    return inner.call(
      this,
      effects,
      (after) => {
        const token = this.events.at(-1)?.[1]
        if (token) judge(token, before, after)
        return ok(after)
      },
      nok,
    )
  }
}

function judge(token: Token, before: Code, after: Code): void {
  const size = token.end.offset - token.start.offset
  const opensWord = classifyCharacter(before) !== undefined && classifyCharacter(after) !== 1
  const closesWord = classifyCharacter(before) !== 1 && (size > 1 || classifyCharacter(after) !== undefined)
  token._open = size <= 3 && opensWord
  token._close = size <= 3 && closesWord
}

const openingMark: Construct = {
  name: 'ieumOpeningMark',
  tokenize(effects, ok, nok) {
    return (code) => {
      effects.enter('ieumMark')
      effects.consume(code)
      return look
    }

    function look(code: Code) {
      if (code === null || !LOOKS.includes(code)) return nok(code)
      effects.consume(code)
      effects.exit('ieumMark')
      return ok
    }
  },
}

const closingMark: Construct = {
  name: 'ieumClosingMark',
  tokenize(effects, ok, nok) {
    return (code) => {
      effects.enter('ieumMark')
      effects.consume(code)
      return brace
    }

    function brace(code: Code) {
      if (code !== CODE.rightBrace) return nok(code)
      effects.consume(code)
      effects.exit('ieumMark')
      return ok
    }
  },
}
