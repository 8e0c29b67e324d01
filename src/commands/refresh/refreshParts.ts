import { addDays } from '../../domain/day'
import { demandSince } from '../../insight/demand'
import { enqueueMails } from '../../mail/outbox'
import { readDeadLinks } from '../links/readDeadLinks'
import { createReplyLinks } from '../replyLinks'
import { readRefreshSignals } from '../requests/readRefreshSignals'
import type { SweepParts } from './sweepParts'

/** Demand is what was asked for in so many days. */
const DEMAND_DAYS = 90

/** What the sweep of this house is given. */
export const refreshParts: SweepParts = {
  enqueueMails,
  createReplyLinks,
  async readSignals({ db, today }) {
    const [demand, signals, deadLinks] = await Promise.all([
      demandSince(db, addDays(today, -DEMAND_DAYS)),
      readRefreshSignals({ db, today }),
      readDeadLinks(db),
    ])
    return { demand, ...signals, deadLinks }
  },
}
