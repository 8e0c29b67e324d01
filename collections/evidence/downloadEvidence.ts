import { Types, type mongo } from 'mongoose'
import { Forbidden, type PayloadHandler } from 'payload'

import type { Evidence } from '../../payload-types'

interface FileRow {
  _id: Types.ObjectId
  data: mongo.Binary
}

/** `GET /api/evidence/:id/file`: the file itself, to whoever may read its row; always to be saved, never shown inline. */
export const downloadEvidence: PayloadHandler = async (req) => {
  if (!req.user) throw new Forbidden(req.t)
  const id = typeof req.routeParams?.id === 'string' ? req.routeParams.id : ''
  const row: Evidence = await req.payload.findByID({
    collection: 'evidence',
    id,
    req,
    overrideAccess: false,
    depth: 0,
  })
  const file = await req.payload.db.connection.collection<FileRow>('evidence-files').findOne({
    _id: new Types.ObjectId(row.id),
  })
  if (!file) return Response.json({ errors: [{ message: '파일이 없습니다.' }] }, { status: 404 })
  return new Response(new Uint8Array(file.data.buffer), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(row.filename)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
}
