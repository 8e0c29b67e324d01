import { PART_LABELS, PART_NAMES, type WrittenPart, type WrittenParts } from '../writtenParts'

const HEAD = /^\[([^\]]+)\]\s*(.*)$/

/**
 * Reads `[구비서류] 신분증`, each part beginning on a line of its own, as the column 지금 내용 writes them; what follows up to the
 * next name belongs to it. A name with nothing behind it empties the part.
 * @returns the parts, or what is wrong
 */
export function readOtherParts(text: string): { parts: Partial<WrittenParts> } | { reason: string } {
  const parts: Partial<WrittenParts> = {}
  let part: WrittenPart | undefined
  for (const line of text.split('\n')) {
    const [, label = '', rest = ''] = HEAD.exec(line) ?? []
    const named = PART_NAMES.find((name) => PART_LABELS[name] === label.trim())
    if (named) {
      part = named
      parts[part] = rest
    } else if (part) parts[part] = `${parts[part] ?? ''}\n${line}`
    else if (line.trim() !== '')
      return { reason: '[구비서류] 신분증처럼 ‘지금 내용’의 [ ] 안 이름을 앞에 그대로 써 주세요.' }
  }
  return { parts: Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, value.trim()])) }
}
