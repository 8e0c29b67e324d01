import { ValidationError, type FieldHook } from 'payload'

import { hasUnsafeScheme } from '../../../src/domain/linkUrl'

/** Payload validates no drafts, and drafts are shown too: `javascript:` stays out of them. */
export const refuseUnsafeLinks: FieldHook = ({ value, path, req }) => {
  const isUnsafe = [value].flat().some((link) => typeof link === 'string' && hasUnsafeScheme(link))
  if (!isUnsafe) return value as unknown
  const message = 'http:// 또는 https://로 시작하는 주소만 넣습니다.'
  throw new ValidationError({ collection: 'entries', errors: [{ path: path.join('.'), message }] }, req.t)
}
