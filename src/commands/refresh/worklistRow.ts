import type { mongo, Types } from 'mongoose'

import type { Day } from '../../domain/day'
import type { Late, Unassigned } from '../../domain/refresh/sweepTypes'

/** What the last sweep left for the staff: 담당 미지정, and what nobody answered for 30 business days. Derived; replaced by each sweep. */
export type WorklistRow = { _id: Types.ObjectId; day: Day } & (
  ({ kind: 'unassigned' } & Unassigned) | ({ kind: 'late' } & Late)
)

export const worklistRows = (db: mongo.Db): mongo.Collection<WorklistRow> =>
  db.collection<WorklistRow>('refresh-worklist')
