import { addDays } from '../../domain/day'
import { demandSince } from '../../insight/demand'
import { enqueueMails } from '../../mail/outbox'
import { createReplyLink } from '../replyLinks'
import { readRefreshSignals } from '../requests/readRefreshSignals'
import type { SweepParts } from './sweepParts'

/** Demand is what was asked for in so many days. */
const DEMAND_DAYS = 90

/** What the sweep of this house is given. */
export const refreshParts: SweepParts = {
  enqueueMails,
  createReplyLink,
  async readSignals({ db, today }) {
    const [demand, signals] = await Promise.all([
      demandSince(db, addDays(today, -DEMAND_DAYS)),
      readRefreshSignals({ db, today }),
    ])
    // Nobody looks at links yet: none counts as dead.
    return { demand, ...signals, deadLinks: new Set<string>() }
  },
}
