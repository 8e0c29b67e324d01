import type { AnsweringNow } from '../../../domain/answeringNow'
import { SidePanel } from './SidePanel'

const NUMBERS = [
  ['112', '범죄 신고, 위급한 위험'],
  ['119', '화재, 구조, 구급'],
] as const

/** What is needed at once when somebody is in danger. Works without the server. */
export function EmergencyPanel({ answering, onClose }: { answering: AnsweringNow | null; onClose: () => void }) {
  return (
    <SidePanel title="긴급 번호" onClose={onClose}>
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
    </SidePanel>
  )
}
