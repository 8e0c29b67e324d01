import type { CollectionConfig } from 'payload'

import { editorsOrOwnOrPassedOn, nobody } from '../../src/policies/access'
import { capLists } from '../shared/capLists'
import { keepInTrash } from '../shared/keepInTrash'
import { refuseWrongShapes } from '../shared/refuseWrongShapes'
import { requestEndpoints } from './endpoints'
import { requestFields } from './fields'

/** 현행화 요청 and 변경 통보. Made and moved by commands, which its endpoints call. */
export const refreshRequests: CollectionConfig = {
  slug: 'refresh-requests',
  labels: { singular: '현행화 요청', plural: '현행화 요청' },
  admin: {
    group: '현행화',
    useAsTitle: 'number',
    defaultColumns: ['number', 'title', 'kind', 'state', 'organization', 'dueOn'],
    listSearchableFields: ['number', 'title'],
  },
  defaultSort: 'dueOn',
  access: { read: editorsOrOwnOrPassedOn, create: nobody, update: nobody, delete: nobody },
  hooks: { beforeOperation: [refuseWrongShapes, capLists, keepInTrash] },
  endpoints: requestEndpoints,
  indexes: [{ fields: ['state', 'dueOn'] }, { fields: ['entries', 'state'] }],
  defaultPopulate: { number: true, title: true },
  fields: requestFields,
}
