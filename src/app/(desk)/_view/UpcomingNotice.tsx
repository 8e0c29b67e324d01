import type { UpcomingChange } from '../../../domain/entryView'
import { Icon } from './Icon'

/** An approved change that waits for its day: told before it holds, so that nobody is told the old for the new. */
export function UpcomingNotice({ change }: { change: UpcomingChange }) {
  return (
    <section className="notice notice--upcoming" aria-label={change.notice}>
      <Icon name="calendar" size={20} />
      <div>
        <p>
          <strong>{change.notice}</strong>
          {change.kind === 'retire'
            ? '됩니다. 그날부터 안내하지 않습니다.'
            : '됩니다. 그전까지는 아래 내용대로 안내해 주세요.'}
        </p>
        {change.parts.length > 0 && (
          <dl className="upcoming-parts">
            {change.parts.map(({ part, label, text }) => (
              <div key={part}>
                <dt>{label}</dt>
                <dd>{text || '없어집니다.'}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </section>
  )
}
