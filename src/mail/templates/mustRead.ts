import { z } from 'zod'

import { oneLine } from '../render/content'
import { greeting } from './parts'
import { words } from './requestData'
import type { Template } from './template'

const shape = z.looseObject({
  title: z.string(),
  /** What changed since the revision before. */
  changeNote: z.string().nullish(),
})

/** A must-read brief that an agent has not read yet. */
export const mustRead: Template<z.infer<typeof shape>> = {
  shape,
  write: (data, frame) => ({
    preview: `꼭 읽을 자료: ${oneLine(data.title)}`,
    heading: '꼭 읽을 자료가 있습니다',
    blocks: [
      greeting(frame),
      { kind: 'text', text: '아래 자료를 상담 화면에서 읽고 확인해 주세요.' },
      { kind: 'facts', rows: [['제목', oneLine(data.title)]] },
      ...words('이번에 바뀐 점', data.changeNote),
      { kind: 'link', label: '상담 화면 열기', url: frame.publicUrl },
    ],
  }),
}
