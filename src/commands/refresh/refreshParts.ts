import { ServiceUnavailableError } from '../../lib/errors'
import { NO_SIGNALS, type SweepParts } from './sweepParts'

const refuse = async (): Promise<never> => {
  throw new ServiceUnavailableError({
    code: 'refresh/no-outbox',
    message: '보낼 편지함이 아직 없어 현행화 메일을 보내지 않았습니다. --dry-run으로 무엇이 나갈지 볼 수 있습니다.',
  })
}

/** What the sweep of this house is given. Without an outbox nothing is sent and nothing is recorded; planning works. */
export const refreshParts: SweepParts = {
  enqueueMails: refuse,
  createReplyLink: refuse,
  readSignals: async () => NO_SIGNALS,
}
