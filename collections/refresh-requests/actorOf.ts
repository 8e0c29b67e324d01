import type { User } from '../../payload-types'
import type { AuditActor } from '../../src/commands/recordAudit'
import { isEditor, isOfficer, ROLE_LABELS } from '../../src/policies/roles'

/** @returns a signed-in user as the trail names them: `김○○ (교육운영부)`. */
export function actorOf(user: User): AuditActor {
  const via = isEditor(user) ? 'admin' : isOfficer(user) ? 'account' : 'desk'
  return { user: user.id, name: `${user.name} (${ROLE_LABELS[user.role]})`, via }
}
