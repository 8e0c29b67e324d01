import type { CollectionConfig } from 'payload'

import { editors, editorsOrOwn, forVersions, publishedOrOwn } from '../../src/policies/access'
import { capLists } from '../shared/capLists'
import { keepInTrash } from '../shared/keepInTrash'
import { refuseUnknownRelations } from '../shared/refuseUnknownRelations'
import { refuseWrongShapes } from '../shared/refuseWrongShapes'
import { entryFields } from './fields'
import { appendPublication } from './hooks/appendPublication'
import { deriveFields } from './hooks/deriveFields'
import { keepPublishedText } from './hooks/keepPublishedText'
import { readdPendingDraft } from './hooks/readdPendingDraft'
import { rememberWrite } from './hooks/rememberWrite'
import { refuseStaleRevision } from './hooks/refuseStaleRevision'

/** 표준상담DB: one standard answer. */
export const entries: CollectionConfig = {
  slug: 'entries',
  labels: { singular: '표준상담', plural: '표준상담DB' },
  admin: {
    group: '상담 자료',
    useAsTitle: 'title',
    defaultColumns: ['code', 'title', 'organization', 'category', 'checkedAt', 'dueAt', '_status'],
    listSearchableFields: ['title', 'code'],
    pagination: { defaultLimit: 25, limits: [25, 50, 100] },
  },
  defaultSort: 'code',
  trash: true,
  versions: { drafts: true, maxPerDoc: 100 },
  access: {
    read: publishedOrOwn,
    readVersions: forVersions(editorsOrOwn),
    create: editors,
    update: editorsOrOwn,
    delete: editors,
  },
  hooks: {
    beforeOperation: [refuseWrongShapes, capLists, keepInTrash, rememberWrite],
    beforeValidate: [refuseUnknownRelations],
    beforeChange: [refuseStaleRevision, keepPublishedText, deriveFields],
    afterChange: [readdPendingDraft, appendPublication],
  },
  indexes: [
    { fields: ['scope', 'district'] },
    { fields: ['organization', 'dueAt'] },
    { fields: ['_status', 'updatedAt'] },
  ],
  defaultPopulate: { code: true, title: true },
  fields: entryFields,
}
