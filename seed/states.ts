import type { mongo } from 'mongoose'

export interface SeedState {
  _id: 'demo-content' | 'demo-accounts'
  /** `writing` when a seeding was cut off: it is taken out and begun anew. */
  state?: 'writing' | 'done'
  /** The demo accounts' password, printed at each start of the demo. */
  password?: string
}

/** Where seeding keeps what it has done. */
export const seedStates = (db: mongo.Db): mongo.Collection<SeedState> => db.collection<SeedState>('ieum-state')
