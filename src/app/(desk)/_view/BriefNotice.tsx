import type { Brief } from '../../../domain/brief'
import { briefKind } from '../_text/briefKind'
import { briefWindow } from '../_text/briefWindow'
import { clockTime } from '../_text/clockTime'
import { Icon } from './Icon'

/** Over the answer, while a brief lies on it. */
export function BriefNotice({ brief }: { brief: Brief }) {
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
        {brief.transferTo && <p>전환처 {brief.transferTo}</p>}
      </div>
    </section>
  )
}
