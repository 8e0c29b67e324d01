import { PART_LABELS, PART_NAMES, type WrittenParts } from '../../../exchange/writtenParts'

/** What an entry says now, part by part; empty ones are left out. */
export function EntryParts({ parts }: { parts: WrittenParts }) {
  const filled = PART_NAMES.filter((name) => name !== 'title' && parts[name] !== '')
  return (
    <dl className="parts">
      {filled.map((name) => (
        <div key={name}>
          <dt>{PART_LABELS[name]}</dt>
          <dd>{parts[name]}</dd>
        </div>
      ))}
    </dl>
  )
}
