import type { Migration } from 'payload'

import * as indexes from './20261123_000000_indexes'
import * as demand from './20261123_100000_demand'
import * as replies from './20261123_000040_replies'
import * as deskItems from './20261123_121500_desk_items'
import * as briefReminders from './20261123_134500_brief_reminders'

type MigrationList = Pick<Migration, 'name' | 'up' | 'down'>[]

/** Every migration, oldest first. They reshape data and build the indexes that no field declares; run once, at start. */
export const migrations = [
  { name: '20261123_000000_indexes', up: indexes.up, down: indexes.down },
  { name: '20261123_100000_demand', up: demand.up, down: demand.down },
  { name: '20261123_000040_replies', up: replies.up, down: replies.down },
  { name: '20261123_121500_desk_items', up: deskItems.up, down: deskItems.down },
  { name: '20261123_134500_brief_reminders', up: briefReminders.up, down: briefReminders.down },
] as MigrationList
