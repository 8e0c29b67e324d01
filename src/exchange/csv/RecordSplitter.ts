import { rejection, type Rejection } from '../rejection'

/** The text of one record, quotes and all, and the line it begins on. */
export interface CsvRecord {
  line: number
  text: string
}
export type SplitItem = CsvRecord | { rejection: Rejection }

/** Characters of the longest record: a row of more is no row. */
export const LONGEST_RECORD = 1024 * 1024

const QUOTE = '"'
const NOT_CLOSED = '여기서 연 큰따옴표(")가 닫히지 않았습니다. 글 끝에 큰따옴표를 넣어 주세요.'
const TEXT_AFTER = '닫는 큰따옴표(") 뒤에 글이 더 있습니다. 글 안의 큰따옴표는 두 번("") 적어 주세요.'
const TOO_LONG = '한 줄이 1MB를 넘습니다. 나누어 주세요.'

type State = 'start' | 'plain' | 'quoted' | 'closed'

/**
 * Cuts CSV text into records: line breaks in quotes are the cell's own. It exists beside csv-parse because a quote that is
 * not closed must cost one row, not the rest of the file, and an endless record must not fill the memory: after either it
 * goes on with the next line. Feed it text piece by piece; at most 1 MB of it is kept.
 */
export class RecordSplitter {
  private text = ''
  private at = 0
  private state: State = 'start'
  /** Line of the record's beginning, and of where the scan is. */
  private recordLine = 1
  private line = 1
  /** After the line in which the open quote stands; -1 while that line has not ended. */
  private retryAt = -1
  private retryLine = 0
  /** The rest of this line belongs to a record that was refused. */
  private skipping = false
  private endsWithReturn = false

  /** @param delimiters the characters after which a quote opens. */
  constructor(private readonly delimiters: string) {}

  *feed(piece: string): Generator<SplitItem> {
    const joined = this.endsWithReturn ? `\r${piece}` : piece
    this.endsWithReturn = joined.endsWith('\r')
    const whole = this.endsWithReturn ? joined.slice(0, -1) : joined
    this.text += whole.replace(/\r\n?/g, '\n')
    yield* this.scan()
  }

  *end(): Generator<SplitItem> {
    if (this.endsWithReturn) this.text += '\n'
    this.endsWithReturn = false
    yield* this.scan()
    while (this.state === 'quoted') {
      yield this.refuse(NOT_CLOSED)
      yield* this.scan()
    }
    if (this.text !== '' && !this.skipping) yield this.take(this.text.length)
  }

  private *scan(): Generator<SplitItem> {
    for (;;) {
      yield* this.scanText()
      if (this.skipping) this.skipTo(this.text.length)
      if (this.text.length <= LONGEST_RECORD) return
      yield this.refuse(this.retryAt === -1 ? TOO_LONG : NOT_CLOSED)
    }
  }

  private *scanText(): Generator<SplitItem> {
    while (this.at < this.text.length) {
      const character = this.text[this.at] ?? ''
      this.at += 1
      if (character === '\n') {
        this.line += 1
        if (this.state === 'quoted') this.markRetry()
        else if (this.skipping) this.skipTo(this.at)
        else yield this.take(this.at - 1)
        continue
      }
      const wrong = this.skipping ? undefined : this.step(character)
      if (wrong) yield this.refuse(wrong)
    }
  }

  /** @returns what is wrong with the character where it stands. */
  private step(character: string): string | undefined {
    if (this.state === 'quoted') {
      if (character === QUOTE) this.state = 'closed'
    } else if (this.delimiters.includes(character)) this.state = 'start'
    else if (character === QUOTE && this.state === 'closed') this.state = 'quoted'
    else if (this.state === 'closed') return this.retryAt === -1 ? TEXT_AFTER : NOT_CLOSED
    else if (character === QUOTE && this.state === 'start') this.openQuote()
    else this.state = 'plain'
    return undefined
  }

  private openQuote(): void {
    this.state = 'quoted'
    this.retryAt = -1
  }

  private markRetry(): void {
    if (this.retryAt !== -1) return
    this.retryAt = this.at
    this.retryLine = this.line
  }

  private take(end: number): CsvRecord {
    const record = { line: this.recordLine, text: this.text.slice(0, end) }
    this.startAt(end + 1, this.line)
    return record
  }

  /** Refuses the record and goes on after the line on which the quote was opened, or after this line. */
  private refuse(reason: string): { rejection: Rejection } {
    const refused = { rejection: rejection(this.recordLine, '', this.text.slice(0, 300), reason) }
    if (this.retryAt !== -1) this.startAt(this.retryAt, this.retryLine)
    else {
      this.skipping = true
      this.state = 'plain'
    }
    return refused
  }

  private skipTo(index: number): void {
    const ended = this.text[index - 1] === '\n'
    this.startAt(index, this.line)
    this.skipping = !ended
  }

  private startAt(index: number, line: number): void {
    this.text = this.text.slice(index)
    this.at = 0
    this.state = 'start'
    this.skipping = false
    this.retryAt = -1
    this.line = line
    this.recordLine = line
  }
}
