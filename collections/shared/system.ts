import type { Field } from 'payload'

import { systemFields } from '../../src/policies/access'

/** A field that hooks and commands fill and nobody types into. */
export const systemAccess = { create: systemFields, update: systemFields }

/**
 * `revision` counts the changes of the main row; drafts leave it. A save sends the revision it began from, so the field
 * may be written by clients: the hook compares it and then sets the real one.
 */
export const revisionField: Field = {
  name: 'revision',
  type: 'number',
  label: '개정 번호',
  defaultValue: 0,
  admin: { readOnly: true, position: 'sidebar' },
}

/** SHA-256 over what the document says, hex. */
export const contentHashField: Field = {
  name: 'contentHash',
  type: 'text',
  label: '내용 지문',
  access: systemAccess,
  admin: { hidden: true },
}
