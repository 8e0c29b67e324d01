import type { CollectionConfig } from 'payload'

import { activeUsers, editors } from '../../src/policies/access'
import { capLists } from '../shared/capLists'
import { keepInTrash } from '../shared/keepInTrash'
import { refuseWrongShapes } from '../shared/refuseWrongShapes'
import { refuseHugeImages } from './hooks/refuseHugeImages'

/** Pictures in answers and briefs. No SVG or XML: they run scripts. `folder` is where the files lie, absolute. */
export const media = (folder: string): CollectionConfig => ({
  slug: 'media',
  labels: { singular: '그림', plural: '그림' },
  admin: { group: '상담 자료', useAsTitle: 'filename' },
  access: { read: activeUsers, create: editors, update: editors, delete: editors },
  hooks: { beforeOperation: [refuseWrongShapes, capLists, keepInTrash, refuseHugeImages] },
  upload: {
    staticDir: folder,
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
    imageSizes: [
      { name: 'thumbnail', width: 320, withoutEnlargement: true },
      { name: 'reading', width: 1280, withoutEnlargement: true },
    ],
    adminThumbnail: 'thumbnail',
    focalPoint: false,
    crop: false,
    pasteURL: false,
    bulkUpload: false,
  },
  fields: [
    {
      name: 'alt',
      type: 'text',
      label: '그림 설명',
      required: true,
      maxLength: 300,
      admin: { description: '화면 낭독기가 읽습니다.' },
    },
  ],
})
