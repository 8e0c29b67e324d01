import type { CollectionConfig } from 'payload'

import { editorsOrOwn, nobody } from '../../src/policies/access'
import { capLists } from '../shared/capLists'
import { keepInTrash } from '../shared/keepInTrash'
import { refuseWrongShapes } from '../shared/refuseWrongShapes'
import { downloadEvidence } from './downloadEvidence'
import { takeEvidence } from './takeEvidence'

/**
 * 근거자료 that officers send with an answer, and the text that was found in it. The bytes lie in `evidence-files`, in the
 * database, so that a reply server in a DMZ needs no disk in common. Written by `saveEvidence`, never changed.
 */
export const evidence: CollectionConfig = {
  slug: 'evidence',
  labels: { singular: '근거자료', plural: '근거자료' },
  admin: {
    group: '기록',
    useAsTitle: 'filename',
    defaultColumns: ['filename', 'organization', 'filesize', 'createdAt'],
    listSearchableFields: ['filename'],
    components: { edit: { beforeDocumentControls: ['./src/admin/EvidenceDownload#EvidenceDownload'] } },
  },
  access: { read: editorsOrOwn, create: nobody, update: nobody, delete: nobody },
  hooks: { beforeOperation: [refuseWrongShapes, capLists, keepInTrash] },
  endpoints: [takeEvidence, { path: '/:id/file', method: 'get', handler: downloadEvidence }],
  defaultPopulate: { filename: true },
  fields: [
    { name: 'filename', type: 'text', label: '파일 이름', required: true },
    { name: 'mimeType', type: 'text', label: '종류', required: true },
    { name: 'filesize', type: 'number', label: '크기(바이트)', required: true },
    { name: 'sha256', type: 'text', label: '지문', required: true, admin: { hidden: true } },
    {
      name: 'organization',
      type: 'relationship',
      relationTo: 'organizations',
      label: '보낸 부서',
      required: true,
      index: true,
    },
    { name: 'entry', type: 'relationship', relationTo: 'entries', label: '표준상담', index: true },
    { name: 'text', type: 'textarea', label: '파일에서 읽은 글', admin: { rows: 20 } },
  ],
}
