import type { CollectionBeforeLoginHook } from 'payload'
import { APIError } from 'payload'

/** A suspended account cannot sign in, whatever its password. */
export const refuseSuspended: CollectionBeforeLoginHook = ({ user }) => {
  if ((user as { suspended?: boolean }).suspended) {
    throw new APIError('사용이 중지된 계정입니다. 시스템 관리자에게 문의해 주세요.', 403, { code: 'suspended' }, true)
  }
  return user as unknown
}
