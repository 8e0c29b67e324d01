import type { DeskView } from '../../../domain/deskView'
import type { Card } from '../_api/briefs'
import type { Briefs } from '../_state/useBriefs'
import type { Flags } from '../_state/useFlags'
import type { Layers } from '../_state/useLayers'
import type { Own } from '../_state/useOwn'
import type { usePanels } from '../_state/usePanels'
import { BriefPanel } from './BriefPanel'
import { CardPanel } from './CardPanel'
import { EmergencyPanel } from './EmergencyPanel'
import { FlagPanel } from './FlagPanel'
import { HelpPanel } from './HelpPanel'
import { NotesPanel } from './NotesPanel'
import { NoticePanel } from './NoticePanel'

interface DeskPanelsProps {
  layers: Layers
  panels: ReturnType<typeof usePanels>
  own: Own
  briefs: Briefs
  cards: readonly Card[]
  flags: Flags
  /** The answer on the screen. */
  entry: DeskView | null
  query: string
  takesProposals: boolean
  tell: (sentence: string) => void
  onShow: (code: string) => void
  onClose: () => void
}

/** One panel at a time beside the answer. */
export function DeskPanels(props: DeskPanelsProps) {
  const { layers, panels, briefs, cards, entry, tell, onClose } = props
  const card = cards.find(({ key }) => key === layers.card)
  const brief = briefs.running.find(({ id }) => id === layers.brief)
  switch (layers.panel) {
    case 'notes':
      return (
        <NotesPanel own={props.own} entry={entry} takesProposals={props.takesProposals} tell={tell} onClose={onClose} />
      )
    case 'emergency':
      return (
        <EmergencyPanel answering={entry?.numberNow ?? null} cards={cards} onCard={panels.openCard} onClose={onClose} />
      )
    case 'help':
      return <HelpPanel onClose={onClose} />
    case 'brief':
      if (!brief) return null
      return (
        <BriefPanel
          key={brief.id}
          brief={brief}
          hasMore={briefs.running.length > 1}
          isUnread={briefs.unread.some(({ id }) => id === brief.id)}
          readBefore={briefs.readBefore(brief)}
          onAcknowledge={(read) => void panels.acknowledged(read)}
          onNext={panels.turnBriefs}
          onShow={props.onShow}
          onClose={onClose}
        />
      )
    case 'card':
      return card ? <CardPanel key={card.key} card={card} onClose={onClose} /> : null
    case 'flag':
      return <FlagPanel flags={props.flags} entry={entry} query={props.query} tell={tell} onClose={onClose} />
    case 'notice':
      return <NoticePanel briefs={briefs.running} tell={tell} onDone={briefs.refresh} onClose={onClose} />
    case null:
      return null
  }
}
