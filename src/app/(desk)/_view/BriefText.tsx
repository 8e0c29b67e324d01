import type { Brief } from '../../../domain/brief'
import { useTitle } from '../_state/useTitle'
import { clockTime } from '../_text/clockTime'
import { Icon } from './Icon'
import { LexicalText } from './LexicalText'

interface BriefTextProps {
  brief: Brief
  onShow: (code: string) => void
}

/** All a brief says, in the order it is needed: what is new, what to say, where, whom to pass on to, the rest. */
export function BriefText({ brief, onShow }: BriefTextProps) {
  const facts = [
    ['어디', brief.place],
    ['전환처', brief.transferTo],
    ['출처', brief.source],
  ].filter(([, text]) => text)
  return (
    <div className="brief-text">
      {brief.updates.length > 0 && (
        <ol className="brief-updates" aria-label="알려진 내용">
          {brief.updates.toReversed().map(({ at, text }) => (
            <li key={at}>
              <strong>{clockTime(at)} 현재</strong> {text}
            </li>
          ))}
        </ol>
      )}
      {brief.script.trim() && (
        <section className="script">
          <h3>
            <Icon name="speech" />
            안내멘트
          </h3>
          <p>{brief.script.trim()}</p>
        </section>
      )}
      {facts.length > 0 && (
        <dl className="facts">
          {facts.map(([name, text]) => (
            <div key={name} className="fact">
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {brief.bodyText.trim() !== brief.title && <LexicalText state={brief.body} />}
      {brief.overlays.length > 0 && (
        <p className="brief-overlays">
          함께 볼 자료
          {brief.overlays.map((code) => (
            <OverlaidAnswer key={code} code={code} onShow={onShow} />
          ))}
        </p>
      )}
    </div>
  )
}

function OverlaidAnswer({ code, onShow }: { code: string; onShow: (code: string) => void }) {
  const title = useTitle(code)
  return (
    <button type="button" className="text-button" onClick={() => onShow(code)}>
      {title}
    </button>
  )
}
