import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

import { Hono } from 'hono'

const require = createRequire(import.meta.url)
const KRDS = dirname(require.resolve('krds-uiux/package.json'))
const FONTS = ['PretendardGOV-Regular.subset.woff2', 'PretendardGOV-Bold.subset.woff2'] as const

const style = [
  readFileSync(join(KRDS, 'resources/css/token/krds_tokens.css'), 'utf8'),
  readFileSync(join(import.meta.dirname, 'reply.css'), 'utf8'),
].join('\n')
const version = createHash('sha256').update(style).digest('hex').slice(0, 12)

/** The one style sheet of the pages; its address changes with it. */
export const STYLE_ADDRESS = `/r/assets/${version}.css`

const FOR_EVER = 'public, max-age=31536000, immutable'

/** `GET /r/assets/*`: the style sheet and the two weights of Pretendard GOV. */
export function replyAssets(): Hono {
  const fonts = new Map(FONTS.map((name) => [name as string, readFileSync(join(KRDS, 'resources/fonts', name))]))
  return new Hono()
    .get('/r/assets/:name{[0-9a-f]+\\.css}', (c) =>
      c.body(style, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': FOR_EVER }),
    )
    .get('/r/assets/:name{.+\\.woff2}', (c) => {
      const font = fonts.get(c.req.param('name'))
      return font
        ? c.body(new Uint8Array(font), 200, { 'content-type': 'font/woff2', 'cache-control': FOR_EVER })
        : c.notFound()
    })
}
