import type { mongo } from 'mongoose'
import { Types } from 'mongoose'

import type { DutyRoom } from '../domain/answeringNow'
import { idOf } from '../domain/entryContent'

/** 부서, 자치구, 서울시, and one to spare. */
const LEVELS = 4

/** @returns the duty rooms of an organization and of what stands above it, the nearest first. */
export async function readDutyRooms(db: mongo.Db, organization: string): Promise<DutyRoom[]> {
  const rooms: DutyRoom[] = []
  let id = organization
  for (let level = 0; level < LEVELS && Types.ObjectId.isValid(id); level++) {
    const row = await db
      .collection('organizations')
      .findOne({ _id: new Types.ObjectId(id) }, { projection: { name: 1, parent: 1, dutyRoom: 1 } })
    if (!row) break
    const room = row.dutyRoom as Partial<DutyRoom> | undefined
    if (room?.number) {
      const name = room.name || `${String(row.name)} 당직실`
      rooms.push({ number: room.number, name, hours: room.hours ?? '', takes: room.takes ?? '' })
    }
    id = idOf(row.parent)
  }
  return rooms
}
