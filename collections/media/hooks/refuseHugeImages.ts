import type { CollectionBeforeOperationHook } from 'payload'
import { APIError } from 'payload'
import sharp from 'sharp'

/** Decoded size is what costs memory: 40 megapixels are 160 MB. */
export const MAX_PIXELS = 40_000_000

const FORMATS = new Set(['jpeg', 'png', 'webp', 'gif'])

/** Looks into the picture before anything decodes it: what it really is, and how many pixels it would unfold to. */
export const refuseHugeImages: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if ((operation !== 'create' && operation !== 'update') || !req.file) return args
  const metadata = await sharp(req.file.data, { limitInputPixels: false })
    .metadata()
    .catch((err: unknown) => {
      req.payload.logger.info({ err, msg: 'upload is not an image' })
      return undefined
    })
  if (!metadata?.format || !FORMATS.has(metadata.format)) {
    throw new APIError('JPG, PNG, WebP, GIF 그림만 올릴 수 있습니다.', 400, { code: 'not-an-image' }, true)
  }
  const pixels = metadata.width * metadata.height * (metadata.pages ?? 1)
  if (pixels > MAX_PIXELS) {
    throw new APIError(
      '그림이 너무 큽니다. 가로·세로를 줄여 4천만 화소 아래로 올려 주세요.',
      400,
      { code: 'too-many-pixels' },
      true,
    )
  }
  return args
}
