import type { CollectionBeforeOperationHook } from 'payload'
import { Forbidden } from 'payload'

/**
 * Removing a row for good is no button's business: what a citizen was told has to stay provable. Payload's REST DELETE
 * skips the trash, so it is refused; putting into the trash is an update of `deletedAt` and stays allowed.
 */
export const keepInTrash: CollectionBeforeOperationHook = ({ args, operation, overrideAccess, req }) => {
  if (operation === 'delete' && overrideAccess !== true) throw new Forbidden(req.t)
  return args
}
