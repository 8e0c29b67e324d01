import type { SmsRules } from './composeSms'

/** How the desk is set for everybody: what `GET /api/lookup/desk` answers. */
export interface DeskSettings {
  sms: SmsRules
  /** Whether the agent's account lies faintly over the screen. */
  watermark: boolean
  /** Whether single letters work as keys until an agent says otherwise. */
  singleKeys: boolean
  /** Whether a private note can be proposed as material. */
  takesProposals: boolean
}

/** Until the server has said. */
export const DESK_DEFAULTS: DeskSettings = {
  sms: { bytes: 2000, dated: true, domains: ['go.kr', 'seoul.kr'] },
  watermark: false,
  singleKeys: true,
  takesProposals: false,
}
