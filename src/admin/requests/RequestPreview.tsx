import type { EntryDifference } from '../../commands/requests/errors'
import type { OpenRequest } from '../../commands/requests/readOpenRequests'
import { PART_LABELS, PART_NAMES, partText, type ProposedParts } from '../../domain/entryParts'
import { OpenRequests } from './OpenRequests'
import { PartDiff } from './PartDiff'

/** What `POST /api/refresh-requests/preview` gives. */
export interface Preview {
  entries: EntryDifference[]
  open: OpenRequest[]
}

/** What a request would change, entry by entry, before it is sent. */
export function RequestPreview({ preview, proposed }: { preview: Preview; proposed: ProposedParts }) {
  const { entries, open } = preview
  return (
    <section aria-label="바뀌는 곳" className="ieum-preview">
      <OpenRequests open={open} />
      {entries.map(({ entry, code, title, differences }, index) => (
        <details className="ieum-entry" key={entry} open={index === 0}>
          <summary>
            {code} {title}
          </summary>
          {differences.length === 0 && <p className="ieum-none">본문은 그대로입니다.</p>}
          {differences.map((difference) => (
            <PartDiff difference={difference} key={difference.part} />
          ))}
        </details>
      ))}
      {entries.length === 0 &&
        PART_NAMES.filter((part) => partText(part, proposed)).map((part) => (
          <section className="ieum-part" key={part}>
            <h3>{PART_LABELS[part]}</h3>
            <p className="ieum-diff">{partText(part, proposed)}</p>
          </section>
        ))}
    </section>
  )
}
