import type { ChangedPart } from '../../../domain/deskView'
import { TEXT_PARTS, type TextPart } from '../../../domain/entry'
import type { EntryView } from '../../../domain/entryView'
import type { Replacements } from '../../../domain/replacedParts'
import { ChangedMark } from './ChangedMark'
import { Replaced } from './Replaced'

/** The facts a caller asks for next, in the order an agent tells them. */
const FACTS: readonly TextPart[] = ['eligibility', 'howToApply', 'papers', 'fee', 'term', 'hours', 'exceptions']

interface AnswerPartsProps {
  entry: EntryView
  /** What a part said when this agent last read it; `undefined` when it has not changed. */
  before: (part: ChangedPart) => string | undefined
  replaced: Replacements
}

export function AnswerParts({ entry, before, replaced }: AnswerPartsProps) {
  const shown = FACTS.filter((part) => entry[part].trim() !== '' || before(part) !== undefined || replaced.has(part))
  if (shown.length === 0) return null
  return (
    <dl className="facts">
      {shown.map((part) => (
        <div key={part} className={`fact fact--${part}`}>
          <dt>{TEXT_PARTS[part]}</dt>
          <dd>
            <Replaced instead={replaced.get(part)}>{entry[part].trim()}</Replaced>
            <ChangedMark before={before(part)} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
