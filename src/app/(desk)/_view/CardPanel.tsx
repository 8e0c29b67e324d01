import type { Card } from '../_api/briefs'
import { Icon } from './Icon'
import { Keys } from './Keys'
import { LexicalText } from './LexicalText'
import { SidePanel } from './SidePanel'

interface CardPanelProps {
  card: Card
  onClose: () => void
}

/** An 응대 카드: what to say in a crisis or to somebody who abuses. It is in this browser already and needs no answer. */
export function CardPanel({ card, onClose }: CardPanelProps) {
  return (
    <SidePanel title={card.title} isWide onClose={onClose}>
      <p className="brief-head">
        <span className="brief-tag brief-tag--card">응대 카드</span>
        <Keys combo={`Ctrl+${card.key}`} />
      </p>
      {card.script.trim() && (
        <section className="script">
          <h3>
            <Icon name="speech" />
            안내멘트
          </h3>
          <p>{card.script.trim()}</p>
        </section>
      )}
      <LexicalText state={card.body} />
    </SidePanel>
  )
}
