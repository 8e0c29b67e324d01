import { z } from 'zod'

import { oneLine } from '../render/content'
import { greeting } from './parts'
import { words } from './requestData'
import type { Template } from './template'

const shape = z.looseObject({
  title: z.string(),
  place: z.string().nullish(),
  script: z.string().nullish(),
  source: z.string().nullish(),
  /** Who published it. */
  by: z.string().nullish(),
  path: z.string().startsWith('/'),
})

/** A shift lead's 긴급공지, to the education staff. */
export const urgentNotice: Template<z.infer<typeof shape>> = {
  shape,
  write: (data, frame) => ({
    preview: `긴급공지: ${oneLine(data.title)}`,
    heading: '긴급공지가 올라왔습니다',
    blocks: [
      greeting(frame),
      {
        kind: 'text',
        text: '상담사 화면에 아래 긴급공지가 나가고 있습니다. 표준상담과 다른 점이 없는지 확인해 주세요.',
      },
      {
        kind: 'facts',
        rows: [
          ['무슨 일', data.title],
          ['어디', data.place],
          ['출처', data.source],
          ['올린 사람', data.by],
        ].flatMap(([name, value]): [string, string][] => (name && value ? [[name, oneLine(value)]] : [])),
      },
      ...words('안내멘트', data.script),
      { kind: 'link', label: '이음에서 확인하기', url: `${frame.publicUrl}${data.path}` },
    ],
  }),
}
