import { Types } from 'mongoose'

import type { User } from '../../payload-types'
import { isEditor } from '../../src/policies/roles'
import type { SenderRow } from '../../src/commands/requests/requestRow'

/** @returns who sends a request: as they wrote it, else by their account. What staff write down for an office is the office's word. */
export function senderOf(
  user: User,
  given: { name?: string | undefined; position: string; phone: string } | undefined,
): SenderRow {
  return {
    name: given?.name?.trim() || user.name,
    position: given?.position ?? '',
    phone: given?.phone ?? '',
    ...(isEditor(user) && given?.name ? {} : { user: new Types.ObjectId(user.id) }),
  }
}
