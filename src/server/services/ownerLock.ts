import { join } from 'node:path'
import { takeProcessLock, type LockAttempt } from '../../lib/processLock'

/** `start` is `npm start` and the like; a `command` gives the services back within its own run. */
export type OwnerPurpose = 'start' | 'command'

/** Takes the lock of the one process that may start and stop the services of this data folder. */
export function takeOwnerLock(dataDir: string, purpose: OwnerPurpose): LockAttempt {
  return takeProcessLock(ownerLockFile(dataDir), purpose)
}

export function ownerLockFile(dataDir: string): string {
  return join(dataDir, 'services.lock')
}
