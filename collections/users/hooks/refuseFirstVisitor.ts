import type { CollectionBeforeOperationHook } from 'payload'
import { APIError } from 'payload'

/**
 * Payload lets whoever comes first to an empty database make themselves its administrator. In production the first account
 * comes from `npm run user`.
 */
export const refuseFirstVisitor: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'create' || req.payloadAPI !== 'REST' || req.user) return args
  const message = '첫 계정은 서버에서 명령으로 만듭니다: npm run user -- add 메일 --role admin'
  throw new APIError(message, 403, { code: 'first-account-by-command' }, true)
}
