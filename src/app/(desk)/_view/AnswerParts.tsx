import { TEXT_PARTS, type TextPart } from '../../../domain/entry'
import type { EntryView } from '../../../domain/entryView'

/** The facts a caller asks for next, in the order an agent tells them. */
const FACTS: readonly TextPart[] = ['eligibility', 'howToApply', 'papers', 'fee', 'term', 'hours', 'exceptions']

export function AnswerParts({ entry }: { entry: EntryView }) {
  const filled = FACTS.filter((part) => entry[part].trim() !== '')
  if (filled.length === 0) return null
  return (
    <dl className="facts">
      {filled.map((part) => (
        <div key={part} className={`fact fact--${part}`}>
          <dt>{TEXT_PARTS[part]}</dt>
          <dd>{entry[part].trim()}</dd>
        </div>
      ))}
    </dl>
  )
}
