import type { AnsweringNow } from '../../../domain/answeringNow'
import type { Card } from '../_api/briefs'
import { Keys } from './Keys'
import { SidePanel } from './SidePanel'

const NUMBERS = [
  ['112', '범죄 신고, 위급한 위험'],
  ['119', '화재, 구조, 구급'],
] as const

interface EmergencyPanelProps {
  answering: AnsweringNow | null
  cards: readonly Card[]
  onCard: (key: string) => void
  onClose: () => void
}

/** What is needed at once when somebody is in danger. Works without the server. */
export function EmergencyPanel({ answering, cards, onCard, onClose }: EmergencyPanelProps) {
  return (
    <SidePanel title="긴급 번호" isWide onClose={onClose}>
      <dl className="emergency">
        {NUMBERS.map(([number, what]) => (
          <div key={number}>
            <dt>{number}</dt>
            <dd>{what}</dd>
          </div>
        ))}
        {answering?.isDuty && (
          <div>
            <dt>{answering.number}</dt>
            <dd>{[answering.name, answering.takes].filter(Boolean).join(' · ')}</dd>
          </div>
        )}
      </dl>
      {cards.length > 0 && <h3 className="panel-part">응대 카드</h3>}
      <ul className="card-list">
        {cards.map(({ key, title }) => (
          <li key={key}>
            <button type="button" className="text-button" onClick={() => onCard(key)}>
              {title}
            </button>
            <Keys combo={`Ctrl+${key}`} />
          </li>
        ))}
      </ul>
    </SidePanel>
  )
}
