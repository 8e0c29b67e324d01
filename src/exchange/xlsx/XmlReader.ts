import sax from 'sax'

import { refuseWorkbook } from './ZipArchive'

export interface XmlHandler {
  /** @param name without its namespace's prefix, as are the attributes' names. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/** Reads XML piece by piece. Entities of the file's own are not expanded; broken XML refuses the file. */
export class XmlReader {
  private readonly parser = sax.parser(true, { trim: false, normalize: false })

  constructor(handler: XmlHandler) {
    this.parser.onopentag = ({ name, attributes }) => {
      const plain = Object.entries(attributes).map(([key, value]) => [local(key), String(value)])
      handler.open?.(local(name), Object.fromEntries(plain) as Record<string, string>)
    }
    this.parser.onclosetag = (name) => handler.close?.(local(name))
    this.parser.ontext = (text) => handler.text?.(text)
    this.parser.oncdata = (text) => handler.text?.(text)
    this.parser.onerror = (error) =>
      refuseWorkbook('파일 안의 XML이 깨졌습니다. 엑셀에서 열어 다시 저장해 주세요.', error)
  }

  write(piece: string): void {
    this.parser.write(piece)
  }

  /** What is still open at the end is broken off. */
  end(): void {
    this.parser.close()
  }

  /** Reads all of it; nothing at all is no XML, and fine. */
  async readAll(pieces: AsyncIterable<string>): Promise<void> {
    let length = 0
    for await (const piece of pieces) {
      length += piece.length
      this.write(piece)
    }
    if (length > 0) this.end()
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
