import { unescapeXml } from './unescapeXml'
import { XmlReader } from './XmlReader'
import type { ZipArchive } from './ZipArchive'

/** Longer than any cell that is taken; the rest of a longer text is not kept. */
export const LONGEST_KEPT = 100_000

/** @returns the texts that cells refer to by number. Readings above Chinese characters (`rPh`) are left out. */
export async function sharedStrings(archive: ZipArchive, name: string): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let [inText, inReading] = [false, false]
  const reader = new XmlReader({
    open(element) {
      if (element === 'si') text = ''
      else if (element === 't') inText = true
      else if (element === 'rPh') inReading = true
    },
    text(piece) {
      if (inText && !inReading && text.length < LONGEST_KEPT) text += piece
    },
    close(element) {
      if (element === 'si') strings.push(unescapeXml(text))
      else if (element === 't') inText = false
      else if (element === 'rPh') inReading = false
    },
  })
  await reader.readAll(archive.text(name))
  return strings
}
