import type { mongo } from 'mongoose'

/** A reminder of a must-read brief: each web process sees it on the change stream and tells the desks of these users. */
export interface BriefReminderRow {
  /** `brief:revision:` and the ten minutes of the epoch in which it was sent. */
  _id: string
  brief: mongo.ObjectId
  revision: number
  users: mongo.ObjectId[]
  by: string
  at: Date
}

export const BRIEF_REMINDERS = 'brief-reminders'

export const briefReminders = (db: mongo.Db): mongo.Collection<BriefReminderRow> =>
  db.collection<BriefReminderRow>(BRIEF_REMINDERS)

/** @returns when this user was reminded last of each brief's revision that they have not acknowledged since, by brief id, in ISO. */
export async function remindedOf(
  db: mongo.Db,
  user: mongo.ObjectId,
  acknowledged: Readonly<Record<string, number>>,
): Promise<Record<string, string>> {
  const rows = await briefReminders(db).find({ users: user }).sort({ at: 1 }).toArray()
  return Object.fromEntries(
    rows
      .filter(({ brief, revision }) => (acknowledged[brief.toHexString()] ?? -1) < revision)
      .map(({ brief, at }) => [brief.toHexString(), at.toISOString()]),
  )
}

/** @returns whom a reminder is for, ids in hex; undefined when it is gone already. */
export async function readReminder(
  db: mongo.Db,
  id: string,
): Promise<{ brief: string; revision: number; users: string[] } | undefined> {
  const row = await briefReminders(db).findOne({ _id: id })
  return row
    ? { brief: row.brief.toHexString(), revision: row.revision, users: row.users.map((user) => user.toHexString()) }
    : undefined
}
