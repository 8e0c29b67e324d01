import { mongo } from 'mongoose'

import { settleMail, type Settlement } from '../domain/mail/settleMail'
import { outboxOf, type OutboxRow } from './outbox'

const SAFE = { writeConcern: { w: 'majority', j: true } } as const

/** A row that is ours until the lease runs out. */
export type ClaimedRow = OutboxRow & { lease: mongo.ObjectId }

/** What a try leaves behind on the row beside its settlement. */
export interface TryNote {
  code?: number | undefined
  problem?: string | undefined
}

export interface Claims {
  /** @returns the mail that has waited longest, leased to the caller; null when none is due */
  claim(now: Date): Promise<ClaimedRow | null>
  /** Keeps the lease alive. @returns whether it is still ours */
  renew(row: ClaimedRow, now: Date): Promise<boolean>
  /** Says that its text begins to leave. @returns false when the lease was lost: then it must not leave */
  markData(row: ClaimedRow, now: Date, messageId: string): Promise<boolean>
  /** @returns false when the lease was lost meanwhile; whoever has it now settles it */
  settle(row: ClaimedRow, now: Date, settlement: Settlement, note: TryNote): Promise<boolean>
  /** Takes back what dead senders hold: unknown when its text had begun to leave, else as before. @returns how many */
  reclaim(now: Date): Promise<{ waiting: number; unknown: number }>
}

/** Claims on the outbox. Every write asks for the claim it belongs to, so that of two senders one only settles a row. */
export function createClaims(db: mongo.Db, leaseMs: number): Claims {
  const outbox = outboxOf(db)
  const until = (now: Date): Date => new Date(now.getTime() + leaseMs)
  const mine = ({ _id, lease }: ClaimedRow) => ({ _id, lease, state: 'leased' as const })

  return {
    async claim(now) {
      const row = await outbox.findOneAndUpdate(
        { state: { $in: ['pending', 'unknown'] }, nextAt: { $lte: now } },
        { $set: { state: 'leased', lease: new mongo.ObjectId(), leaseUntil: until(now) }, $unset: { dataAt: 1 } },
        { sort: { nextAt: 1 }, returnDocument: 'after', ...SAFE },
      )
      return row as ClaimedRow | null
    },
    async renew(row, now) {
      const { matchedCount } = await outbox.updateOne(mine(row), { $set: { leaseUntil: until(now) } })
      return matchedCount === 1
    },
    async markData(row, now, messageId) {
      const { matchedCount } = await outbox.updateOne(
        mine(row),
        { $set: { dataAt: now, messageId, leaseUntil: until(now) } },
        SAFE,
      )
      return matchedCount === 1
    },
    async settle(row, now, settlement, { code, problem }) {
      const { matchedCount } = await outbox.updateOne(
        mine(row),
        {
          $set: {
            state: settlement.state,
            nextAt: settlement.nextAt === null ? null : new Date(settlement.nextAt),
            tries: settlement.tries,
            unknowns: settlement.unknowns,
            ...(settlement.state === 'sent' ? { sentAt: now } : {}),
            ...(code === undefined ? {} : { code }),
            ...(problem === undefined ? {} : { problem: problem.slice(0, 500) }),
          },
          $unset: {
            lease: 1,
            leaseUntil: 1,
            dataAt: 1,
            ...(code === undefined ? { code: 1 } : {}),
            ...(problem === undefined ? { problem: 1 } : {}),
          },
        },
        SAFE,
      )
      return matchedCount === 1
    },
    async reclaim(now) {
      const dead = await outbox.find({ state: 'leased', leaseUntil: { $lte: now } }).toArray()
      const counts = { waiting: 0, unknown: 0 }
      for (const row of dead as ClaimedRow[]) {
        const kind = row.dataAt ? 'unknown' : 'unreachable'
        const settlement = settleMail({ kind }, row, { now: now.getTime(), chance: 0 })
        const problem = row.dataAt ? '보내던 중에 프로그램이 끝나 도착했는지 알 수 없습니다.' : undefined
        // Its owner may be alive after all and have renewed or settled it: then it is not ours to take back.
        const { matchedCount } = await outbox.updateOne(
          { ...mine(row), leaseUntil: { $lte: now }, dataAt: row.dataAt ?? { $exists: false } },
          {
            $set: {
              state: settlement.state,
              nextAt: settlement.nextAt === null ? null : new Date(settlement.nextAt),
              unknowns: settlement.unknowns,
              ...(problem === undefined ? {} : { problem }),
            },
            $unset: { lease: 1, leaseUntil: 1, dataAt: 1 },
          },
          SAFE,
        )
        if (matchedCount === 1) counts[row.dataAt ? 'unknown' : 'waiting'] += 1
      }
      return counts
    },
  }
}
