import { NOTHING, type Block, type MailContent } from './content'
import { closingLines } from './closing'
import type { MailFrame } from './frame'

/**
 * @returns the text part: readable in any mail program, each address on a line of its own so that a program that breaks
 *   lines, or a person who copies one, gets it whole
 */
export function mailText(content: MailContent, frame: MailFrame): string {
  const parts = [content.heading, ...content.blocks.map(blockText), ['-'.repeat(30), ...closingLines(frame)].join('\n')]
  return parts.join('\n\n') + '\n'
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.text
    case 'facts':
      return block.rows.map(([label, value]) => `- ${label}: ${value}`).join('\n')
    case 'list':
      return [`[${block.head}]`, ...block.items.map(itemText)].join('\n')
    case 'table':
      return block.rows.map((row) => tableRowText(block.head, row)).join('\n')
    case 'quote':
      return [`[${block.label}]`, ...block.text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => `> ${line}`)].join('\n')
    case 'link':
      return `${block.label}:\n${block.url}`
    case 'code':
      return [
        '링크를 누를 수 없으면 아래 주소를 직접 입력하고 답변 코드를 적어 주세요.',
        block.address,
        `답변 코드: ${block.code}`,
        `(${block.until}까지)`,
      ].join('\n')
  }
}

function itemText({ title, details }: { title: string; details: string[] }, index: number): string {
  return [`${index + 1}. ${title}`, ...details.map((detail) => `   ${detail}`)].join('\n')
}

function tableRowText(head: string[], row: string[]): string {
  const [name = '', ...cells] = row
  // Where the table has a dash there is nothing to read out.
  const read = cells.flatMap((cell, index) => (cell === NOTHING ? [] : [`${head[index + 1] ?? ''} ${cell}`]))
  return `- ${name}: ${read.join(', ')}`
}
