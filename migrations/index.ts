import type { Migration } from 'payload'

import * as indexes from './20261123_000000_indexes'

type MigrationList = Pick<Migration, 'name' | 'up' | 'down'>[]

/** Every migration, oldest first. They reshape data and build the indexes that no field declares; run once, at start. */
export const migrations = [{ name: '20261123_000000_indexes', up: indexes.up, down: indexes.down }] as MigrationList
