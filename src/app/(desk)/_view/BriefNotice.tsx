import type { Brief, ReplacedLine } from '../../../domain/brief'
import { TEXT_PARTS } from '../../../domain/entry'
import { briefKind } from '../_text/briefKind'
import { briefWindow } from '../_text/briefWindow'
import { clockTime } from '../_text/clockTime'
import { Icon } from './Icon'

const PART_NAMES: Record<ReplacedLine['part'], string> = { ...TEXT_PARTS, answer: '내용' }

interface BriefNoticeProps {
  brief: Brief
  /** Of the answer it lies over. */
  code: string
}

/** Over the answer, while a brief lies on it. */
export function BriefNotice({ brief, code }: BriefNoticeProps) {
  const parts = brief.replaces.filter(({ entry }) => entry === code).map(({ part }) => PART_NAMES[part])
  const last = brief.updates.at(-1)
  return (
    <section
      className={`notice notice--brief notice--brief-${brief.kind}`}
      aria-label={`${briefKind(brief)} ${brief.title}`}
    >
      <Icon name={brief.kind === 'urgent' ? 'overdue' : 'due'} size={20} />
      <div>
        <p>
          <strong>
            {briefKind(brief)} · {brief.title}
          </strong>{' '}
          <span className="brief-when">{briefWindow(brief)}</span>
        </p>
        {last && (
          <p>
            <strong>{clockTime(last.at)} 현재</strong> {last.text}
          </p>
        )}
        {brief.script.trim() && <p className="brief-say">{brief.script.trim()}</p>}
        {parts.length > 0 && <p>아래에서 바뀌는 곳: {[...new Set(parts)].join(', ')}</p>}
        {brief.transferTo && <p>전환처 {brief.transferTo}</p>}
      </div>
    </section>
  )
}
