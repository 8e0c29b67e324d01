import { cleanText } from '../domain/cleanText'
import { CHANNEL_LABELS, HANDLING_LABELS, SCOPE_LABELS, type EntryContent } from '../domain/entry'
import { toCell } from './cellText'
import { COLUMNS, type ColumnName } from './columns'
import { lexicalToMarkdown } from './lexicalToMarkdown'
import { joinList } from './listCell'
import { writePhones } from './phoneCell'

type Writer = (content: EntryContent) => string

const WRITERS: Partial<Record<ColumnName, Writer>> = {
  scope: ({ scope }) => SCOPE_LABELS[scope],
  district: ({ district }) => district ?? '',
  answer: ({ answer }) => lexicalToMarkdown(answer),
  aliases: ({ aliases }) => joinList(aliases),
  phone: ({ phones }) => writePhones(phones, 'inform'),
  transferPhone: ({ phones }) => writePhones(phones, 'transfer'),
  afterHoursPhone: ({ phones }) => writePhones(phones, 'afterHours'),
  links: ({ links }) => joinList(links.map((link) => link.trim().replace(/\s/g, encodeURIComponent))),
  reviewCycleMonths: ({ reviewCycleMonths }) => String(reviewCycleMonths),
  handling: ({ handling }) => HANDLING_LABELS[handling],
  channels: ({ channels }) => joinList(channels.map((channel) => CHANNEL_LABELS[channel])),
  effectiveFrom: ({ effectiveFrom }) => effectiveFrom ?? '',
  effectiveUntil: ({ effectiveUntil }) => effectiveUntil ?? '',
  applyPeriods: ({ applyPeriods }) => joinList(applyPeriods.map(({ from, until }) => `${from}~${until}`)),
}

/** @returns the cells of an entry in the order of `COLUMNS`, written so that no spreadsheet runs them. */
export function contentCells(content: EntryContent): string[] {
  return COLUMNS.map(({ english }) => toCell(cleanText(WRITERS[english]?.(content) ?? plainText(content, english))))
}

function plainText(content: EntryContent, name: ColumnName): string {
  const value: unknown = name in content ? content[name as keyof EntryContent] : ''
  return typeof value === 'string' ? value : ''
}
